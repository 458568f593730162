// Any JSON API, by what its configuration says of its list, its pages and its fields.
import { channelKinds } from '../../domain/channel.js';
import type { WalkState } from '../change-walk.js';
import { checked } from '../checked.js';
import type { Connector } from '../connector.js';
import { measurableIn } from '../flat-fields.js';
import { readList } from './client.js';
import { restConfigSchema, type RestConfig } from './config.js';
import { readRestPage } from './read-page.js';

export const restConnector: Connector<RestConfig, WalkState> = {
  id: 'rest',
  stateVersion: 1,
  config: restConfigSchema,
  traits: {
    kinds: channelKinds,
    reads: 'window',
    minimumPollSeconds: 60,
    overlapSeconds: 600,
    tailDays: 3,
    historyDays: null,
  },
  measurable: ({ fields, events }) => [
    ...new Set([
      ...measurableIn(fields),
      ...(events === undefined ? [] : (['firstResponseAt', 'resolvedAt', 'transfers'] as const)),
    ]),
  ],
  isLive: () => true,
  hosts: ({ url }) => [url],
  check: (access) =>
    checked(access, async () => {
      const now = access.clock.now();
      const { records } = await readList(access, { from: now - 86_400_000, to: now, cursor: null });
      return `the API answers; ${records.length} records of the last day are on its first page.`;
    }),
  readPage: readRestPage,
};
