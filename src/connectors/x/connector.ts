// X: mentions of the brand are questions, its replies are answers. No resolution and no rating are to be had here.
import { checked } from '../checked.js';
import type { Connector } from '../connector.js';
import { readTimeline, readUserId } from './client.js';
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
    permission:
      "the scopes tweet.read and users.read (an app's own token: attach the app to a project)",
  },
  measurable: () => ['firstResponseAt', 'customer'],
  isLive: () => true,
  hosts: ({ url }) => [url],
  check: (access) =>
    checked(access, async () => {
      const userId = await readUserId(access);
      const startTime = new Date(access.clock.now() - 3_600_000).toISOString();
      const bounds = { sinceId: null, startTime, endTime: null, token: null };
      await readTimeline(access, { stream: 'mentions', userId, spelling: 'tweet', ...bounds });
      return `X answers, and knows the account ${access.config.account}.`;
    }),
  readPage: readXPage,
};
