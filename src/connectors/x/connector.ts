// X: mentions of the brand are questions, its replies are answers. No resolution and no rating are to be had here.
import { checked } from '../checked.js';
import type { Connector } from '../connector.js';
import { readUserId } from './client.js';
import { xConfigSchema, type XConfig } from './config.js';
import { readXPage } from './read-page.js';
import type { XState } from './state.js';

export const xConnector: Connector<XConfig, XState> = {
  id: 'x',
  stateVersion: 1,
  config: xConfigSchema,
  traits: {
    kinds: ['social'],
    reads: 'cursor',
    minimumPollSeconds: 60,
    overlapSeconds: 0,
    tailDays: 0,
    historyDays: null,
  },
  measurable: () => ['firstResponseAt', 'customer'],
  isLive: () => true,
  hosts: ({ url }) => [url],
  check: (access) =>
    checked(access, async () => {
      await readUserId(access);
      return `X answers, and knows the account ${access.config.account}.`;
    }),
  readPage: readXPage,
};
