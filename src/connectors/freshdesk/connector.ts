// Freshdesk: tickets with what was said in them, and what customers thought of it.
import type { WalkState } from '../change-walk.js';
import { checked } from '../checked.js';
import type { Connector } from '../connector.js';
import { readTickets } from './client.js';
import { freshdeskConfigSchema, freshdeskUrl, type FreshdeskConfig } from './config.js';
import { readFreshdeskPage } from './read-page.js';

export const freshdeskConnector: Connector<FreshdeskConfig, WalkState> = {
  id: 'freshdesk',
  stateVersion: 1,
  config: freshdeskConfigSchema,
  traits: {
    kinds: ['email', 'web', 'chat', 'voice', 'social', 'app', 'other'],
    reads: 'window',
    minimumPollSeconds: 60,
    overlapSeconds: 600,
    tailDays: 3,
    historyDays: null,
    permission: 'an agent who may see all tickets',
  },
  measurable: () => ['firstResponseAt', 'resolvedAt', 'reopens', 'dueAt', 'csat', 'customer'],
  isLive: () => true,
  hosts: (config) => [freshdeskUrl(config)],
  check: (access) =>
    checked(access, async () => {
      const { rows } = await readTickets(access, access.clock.now() - 3_600_000, 1);
      return `Freshdesk answers; ${rows.length} tickets changed in the last hour are on its first page.`;
    }),
  readPage: readFreshdeskPage,
};
