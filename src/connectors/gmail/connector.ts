// Gmail: one mailbox, what came and what it sent. Headers only; no subject and no word is read.
import { checked } from '../checked.js';
import type { Connector } from '../connector.js';
import { listMessages, readProfile } from './client.js';
import { gmailConfigSchema, type GmailConfig } from './config.js';
import { readGmailPage, type GmailState } from './read-page.js';

export const gmailConnector: Connector<GmailConfig, GmailState> = {
  id: 'gmail',
  stateVersion: 1,
  config: gmailConfigSchema,
  traits: {
    kinds: ['email'],
    reads: 'delta',
    minimumPollSeconds: 60,
    overlapSeconds: 0,
    tailDays: 0,
    historyDays: null,
    permission: 'the scope gmail.readonly',
  },
  measurable: () => ['firstResponseAt', 'customer'],
  isLive: () => true,
  hosts: ({ url, loginUrl }) => [url, loginUrl],
  check: (access) =>
    checked(access, async () => {
      await readProfile(access);
      await listMessages(access, access.clock.now(), null);
      return 'Gmail answers, and lets the mailbox be read.';
    }),
  readPage: readGmailPage,
};
