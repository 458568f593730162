// Any IMAP mailbox: what arrives in its folders and what was sent from it. Envelopes and headers only.
import { checked } from '../checked.js';
import type { Connector } from '../connector.js';
import { hostUrl } from '../host-url.js';
import { withMailbox } from './client.js';
import { imapConfigSchema, type ImapConfig } from './config.js';
import { readImapPage, type ImapState } from './read-page.js';

export const imapConnector: Connector<ImapConfig, ImapState> = {
  id: 'imap',
  stateVersion: 1,
  config: imapConfigSchema,
  traits: {
    kinds: ['email'],
    reads: 'cursor',
    minimumPollSeconds: 60,
    overlapSeconds: 0,
    tailDays: 0,
    historyDays: null,
  },
  measurable: () => ['firstResponseAt', 'customer'],
  isLive: () => true,
  hosts: ({ host, port }) => [hostUrl(host, port)],
  check: (access) =>
    checked(access, async () => {
      const { folders, sent } = access.config;
      await withMailbox(access, async (mailbox) => {
        const all = [...folders, sent ?? (await mailbox.sentFolder())];
        for (const folder of all) await mailbox.open(folder);
      });
      return 'the mail server answers, and lets the inbox and the sent mail be read.';
    }),
  readPage: readImapPage,
};
