// Amazon Connect: calls, chats and tasks by what the contact search says of them.
import type { WalkState } from '../change-walk.js';
import { checked } from '../checked.js';
import type { Connector } from '../connector.js';
import { searchContacts } from './client.js';
import { amazonConnectConfigSchema, connectUrl, type AmazonConnectConfig } from './config.js';
import { readConnectPage } from './read-page.js';

export const amazonConnectConnector: Connector<AmazonConnectConfig, WalkState> = {
  id: 'amazon-connect',
  stateVersion: 1,
  config: amazonConnectConfigSchema,
  traits: {
    kinds: ['voice', 'chat', 'email', 'other'],
    reads: 'window',
    minimumPollSeconds: 60,
    overlapSeconds: 49 * 3600,
    tailDays: 8,
    historyDays: 730,
  },
  measurable: () => ['firstResponseAt', 'resolvedAt', 'abandonedAt', 'transfers'],
  isLive: () => true,
  hosts: (config) => [connectUrl(config)],
  check: (access) =>
    checked(access, async () => {
      const to = access.clock.now();
      const lastHour = {
        by: 'INITIATION_TIMESTAMP',
        from: to - 3_600_000,
        to,
        token: null,
      } as const;
      const { rows } = await searchContacts(access, lastHour);
      return `Amazon Connect answers; ${rows.length} contacts of the last hour are on its first page.`;
    }),
  readPage: readConnectPage,
};
