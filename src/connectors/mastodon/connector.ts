// Mastodon: mentions of the brand are questions, its statuses are answers.
import { checked } from '../checked.js';
import type { Connector } from '../connector.js';
import { readAccount, readMentions, readStatuses } from './client.js';
import { mastodonConfigSchema, type MastodonConfig } from './config.js';
import { readMastodonPage, type MastodonState } from './read-page.js';

export const mastodonConnector: Connector<MastodonConfig, MastodonState> = {
  id: 'mastodon',
  stateVersion: 1,
  config: mastodonConfigSchema,
  traits: {
    kinds: ['social'],
    reads: 'cursor',
    minimumPollSeconds: 60,
    overlapSeconds: 0,
    tailDays: 0,
    historyDays: null,
    permission: 'the scopes read:accounts, read:notifications and read:statuses',
  },
  measurable: () => ['firstResponseAt', 'customer'],
  isLive: () => true,
  hosts: ({ url }) => [url],
  check: (access) =>
    checked(access, async () => {
      const account = await readAccount(access);
      await readMentions(access, '0');
      await readStatuses(access, account, '0');
      return 'the instance answers, and knows the account of this token.';
    }),
  readPage: readMastodonPage,
};
