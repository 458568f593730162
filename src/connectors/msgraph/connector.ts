// Microsoft 365 mail: one mailbox, its inbox and what it sent, by delta. Headers only; no subject and no word is read.
import { checked } from '../checked.js';
import type { Connector } from '../connector.js';
import { readFolder } from './client.js';
import { msgraphConfigSchema, type MsgraphConfig } from './config.js';
import { readMsgraphPage, type MsgraphState } from './read-page.js';

export const msgraphConnector: Connector<MsgraphConfig, MsgraphState> = {
  id: 'msgraph',
  stateVersion: 1,
  config: msgraphConfigSchema,
  traits: {
    kinds: ['email'],
    reads: 'delta',
    minimumPollSeconds: 60,
    overlapSeconds: 0,
    tailDays: 0,
    historyDays: null,
    permission:
      'the application permission Mail.ReadBasic.All, with the consent of an administrator',
  },
  measurable: () => ['firstResponseAt', 'customer'],
  isLive: () => true,
  hosts: ({ url, loginUrl }) => [url, loginUrl],
  check: (access) =>
    checked(access, async () => {
      await readFolder(access, 'inbox');
      await readFolder(access, 'sentitems');
      return 'Microsoft 365 answers, and lets the inbox and the sent mail be read.';
    }),
  readPage: readMsgraphPage,
};
