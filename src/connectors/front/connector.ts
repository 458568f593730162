// Front: what happened to conversations, event by event.
import type { WalkState } from '../change-walk.js';
import { checked } from '../checked.js';
import type { Connector } from '../connector.js';
import { readMe } from './client.js';
import { frontConfigSchema, type FrontConfig } from './config.js';
import { readFrontPage } from './read-page.js';

export const frontConnector: Connector<FrontConfig, WalkState> = {
  id: 'front',
  stateVersion: 1,
  config: frontConfigSchema,
  traits: {
    kinds: ['email', 'chat', 'social', 'voice', 'other'],
    reads: 'window',
    minimumPollSeconds: 60,
    overlapSeconds: 600,
    tailDays: 1,
    historyDays: null,
  },
  measurable: () => ['firstResponseAt', 'resolvedAt', 'reopens', 'transfers', 'customer'],
  isLive: () => true,
  hosts: ({ url }) => [url],
  check: (access) =>
    checked(access, async () => {
      await readMe(access);
      return 'Front answers, and knows whose token it is.';
    }),
  readPage: readFrontPage,
};
