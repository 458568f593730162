// Asterisk: what its queue log says of each call, line by line as it is written.
import { checked } from '../checked.js';
import type { Connector } from '../connector.js';
import { queuelogConfigSchema, type QueuelogConfig } from './config.js';
import { readQueuelogPage, type QueuelogState } from './read-page.js';

export const queuelogConnector: Connector<QueuelogConfig, QueuelogState> = {
  id: 'queuelog',
  stateVersion: 1,
  config: queuelogConfigSchema,
  traits: {
    kinds: ['voice'],
    reads: 'offset',
    minimumPollSeconds: 10,
    overlapSeconds: 0,
    tailDays: 0,
    historyDays: null,
  },
  measurable: () => ['firstResponseAt', 'resolvedAt', 'abandonedAt', 'transfers', 'customer'],
  isLive: () => true,
  check: (access) =>
    checked(access, () => {
      const page = readQueuelogPage(access, null, { kind: 'incremental' });
      const calls = new Set(page.conversations.map(({ id }) => id)).size;
      const odd = page.skipped.length;
      return Promise.resolve(
        `the queue log can be read; ${calls} calls and ${odd} unreadable lines are in its first part.`,
      );
    }),
  readPage: (access, state, range) =>
    Promise.resolve().then(() => readQueuelogPage(access, state, range)),
};
