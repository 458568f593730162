// Zendesk Support: tickets by cursor and their events by time, two streams joined by the store.
import type { Connector } from '../connector.js';
import { checked } from '../checked.js';
import { readAgents, readTickets } from './client.js';
import { zendeskConfigSchema, zendeskUrl, type ZendeskConfig } from './config.js';
import { readZendeskPage } from './read-page.js';
import type { ZendeskState } from './state.js';

export const zendeskConnector: Connector<ZendeskConfig, ZendeskState> = {
  id: 'zendesk',
  stateVersion: 1,
  config: zendeskConfigSchema,
  traits: {
    kinds: ['email', 'web', 'chat', 'voice', 'social', 'app', 'other'],
    reads: 'cursor',
    minimumPollSeconds: 60,
    overlapSeconds: 120,
    tailDays: 3,
    historyDays: null,
    permission: 'the role of an administrator',
  },
  measurable: () => ['firstResponseAt', 'resolvedAt', 'reopens', 'transfers', 'csat', 'customer'],
  isLive: () => true,
  hosts: (config) => [zendeskUrl(config)],
  check: (access) =>
    checked(access, async () => {
      const agents = await readAgents(access);
      const anHourAgo = Math.floor(access.clock.now() / 1000) - 3600;
      await readTickets(access, { cursor: null, startSeconds: anHourAgo });
      return `Zendesk answers; ${agents.length} agents are known by name.`;
    }),
  readPage: readZendeskPage,
};
