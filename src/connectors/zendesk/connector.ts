// Zendesk Support: tickets by cursor and their events by time, two streams joined by the store.
import type { Connector } from '../connector.js';
import { checked } from '../checked.js';
import { readAgents } from './client.js';
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
  },
  measurable: () => ['firstResponseAt', 'resolvedAt', 'reopens', 'transfers', 'csat', 'customer'],
  isLive: () => true,
  hosts: (config) => [zendeskUrl(config)],
  check: (access) =>
    checked(access, async () => {
      const agents = await readAgents(access);
      return `Zendesk answers; ${agents.length} agents are known by name.`;
    }),
  readPage: readZendeskPage,
};
