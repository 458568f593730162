// HubSpot Service: tickets by what their properties say of time.
import type { WalkState } from '../change-walk.js';
import { checked } from '../checked.js';
import type { Connector } from '../connector.js';
import { searchTickets } from './client.js';
import { hubspotConfigSchema, type HubspotConfig } from './config.js';
import { readHubspotPage } from './read-page.js';

export const hubspotConnector: Connector<HubspotConfig, WalkState> = {
  id: 'hubspot',
  stateVersion: 1,
  config: hubspotConfigSchema,
  traits: {
    kinds: ['email', 'chat', 'web', 'voice', 'other'],
    reads: 'window',
    minimumPollSeconds: 60,
    overlapSeconds: 900,
    tailDays: 1,
    historyDays: null,
    permission: 'the scope tickets',
  },
  measurable: ({ properties }) => [
    ...(['firstResponseAt', 'resolvedAt'] as const),
    ...(properties.customer === undefined ? [] : (['customer'] as const)),
  ],
  isLive: () => true,
  hosts: ({ url }) => [url],
  check: (access) =>
    checked(access, async () => {
      const now = access.clock.now();
      const window = { from: now - 86_400_000, to: now, cursor: null };
      const { rows } = await searchTickets(access, window);
      return `HubSpot answers; ${rows.length} tickets changed in the last day are on its first page.`;
    }),
  readPage: readHubspotPage,
};
