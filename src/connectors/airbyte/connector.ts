// Airbyte sources and Singer taps: what they print, line by line, committed at their checkpoints.
import { channelKinds } from '../../domain/channel.js';
import { checked } from '../checked.js';
import type { Connector } from '../connector.js';
import { measurableIn } from '../flat-fields.js';
import { airbyteConfigSchema, type AirbyteConfig } from './config.js';
import { readAirbytePage, type AirbyteState } from './read-page.js';

export const airbyteConnector: Connector<AirbyteConfig, AirbyteState> = {
  id: 'airbyte',
  stateVersion: 1,
  config: airbyteConfigSchema,
  traits: {
    kinds: channelKinds,
    reads: 'offset',
    minimumPollSeconds: 10,
    overlapSeconds: 0,
    tailDays: 0,
    historyDays: null,
  },
  measurable: ({ streams }) => [
    ...new Set(Object.values(streams).flatMap(({ fields }) => measurableIn(fields))),
  ],
  isLive: () => true,
  check: (access) =>
    checked(access, async () => {
      const page = await readAirbytePage(access, null, { kind: 'incremental' });
      const [read, odd] = [page.conversations.length, page.skipped.length];
      return `the messages can be read; ${read} contacts and ${odd} records left out are in their first part.`;
    }),
  readPage: readAirbytePage,
};
