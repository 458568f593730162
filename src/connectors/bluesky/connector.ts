// Bluesky: mentions of the brand and replies to it are questions, its posts are answers.
import type { WalkState } from '../change-walk.js';
import { checked } from '../checked.js';
import type { Connector } from '../connector.js';
import { readAccount } from './client.js';
import { blueskyConfigSchema, type BlueskyConfig } from './config.js';
import { readBlueskyPage } from './read-page.js';

export const blueskyConnector: Connector<BlueskyConfig, WalkState> = {
  id: 'bluesky',
  stateVersion: 1,
  config: blueskyConfigSchema,
  traits: {
    kinds: ['social'],
    reads: 'window',
    minimumPollSeconds: 60,
    overlapSeconds: 600,
    tailDays: 0,
    historyDays: null,
  },
  measurable: () => ['firstResponseAt', 'customer'],
  isLive: () => true,
  hosts: ({ url }) => [url],
  check: (access) =>
    checked(access, async () => {
      await readAccount(access);
      return 'the server answers, and lets the account in.';
    }),
  readPage: readBlueskyPage,
};
