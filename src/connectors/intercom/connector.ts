// Intercom: conversations with their parts, by admins, bots and customers.
import type { WalkState } from '../change-walk.js';
import { checked } from '../checked.js';
import type { Connector } from '../connector.js';
import { searchChanged } from './client.js';
import { intercomConfigSchema, type IntercomConfig } from './config.js';
import { readIntercomPage } from './read-page.js';

export const intercomConnector: Connector<IntercomConfig, WalkState> = {
  id: 'intercom',
  stateVersion: 1,
  config: intercomConfigSchema,
  traits: {
    kinds: ['chat', 'email', 'social', 'voice', 'app', 'other'],
    reads: 'window',
    minimumPollSeconds: 60,
    overlapSeconds: 86_400,
    tailDays: 3,
    historyDays: null,
    permission: 'the permission to read conversations',
  },
  measurable: () => ['firstResponseAt', 'resolvedAt', 'reopens', 'transfers', 'csat', 'customer'],
  isLive: () => true,
  hosts: ({ url }) => [url],
  check: (access) =>
    checked(access, async () => {
      const to = access.clock.now();
      const { rows } = await searchChanged(access, { from: to - 3_600_000, to, cursor: null });
      return `Intercom answers; ${rows.length} conversations changed in the last hour are on its first page.`;
    }),
  readPage: readIntercomPage,
};
