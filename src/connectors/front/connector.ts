// Front: what happened to conversations, event by event.
import type { WalkState } from '../change-walk.js';
import { checked } from '../checked.js';
import type { Connector } from '../connector.js';
import { readEvents } from './client.js';
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
    permission: 'the scope events:*:read',
  },
  measurable: () => ['firstResponseAt', 'resolvedAt', 'reopens', 'transfers', 'customer'],
  isLive: () => true,
  hosts: ({ url }) => [url],
  check: (access) =>
    checked(access, async () => {
      const to = access.clock.now();
      const { rows } = await readEvents(access, { from: to - 3_600_000, to, cursor: null });
      return `Front answers; ${rows.length} events of the last hour are on its first page.`;
    }),
  readPage: readFrontPage,
};
