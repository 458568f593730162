// Genesys Cloud: calls, chats and messages from the analytics, up to the vendor's own watermark.
import { checked } from '../checked.js';
import type { Connector } from '../connector.js';
import { readNames, readWatermark } from './client.js';
import { apiUrl, genesysConfigSchema, loginUrl, type GenesysConfig } from './config.js';
import { readGenesysPage, type GenesysState } from './read-page.js';

export const genesysConnector: Connector<GenesysConfig, GenesysState> = {
  id: 'genesys',
  stateVersion: 1,
  config: genesysConfigSchema,
  traits: {
    kinds: ['voice', 'chat', 'email', 'social'],
    reads: 'window',
    minimumPollSeconds: 60,
    overlapSeconds: 0,
    tailDays: 30,
    historyDays: null,
    permission:
      'a role with analytics:conversationDetail:view, routing:queue:view and routing:wrapupCode:view',
  },
  measurable: () => [
    ...(['firstResponseAt', 'resolvedAt', 'abandonedAt', 'transfers'] as const),
    ...(['nps', 'answerCorrect', 'customer'] as const),
  ],
  isLive: () => true,
  hosts: (config) => [apiUrl(config), loginUrl(config)],
  check: (access) =>
    checked(access, async () => {
      const until = new Date(await readWatermark(access)).toISOString();
      await readNames(access, 'queues');
      await readNames(access, 'wrapupcodes');
      return `Genesys Cloud answers; its data are complete until ${until}.`;
    }),
  readPage: readGenesysPage,
};
