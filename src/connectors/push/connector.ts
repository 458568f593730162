// The push connector: records arrive by POST /interactions; there is nothing to poll.
import { channelKinds } from '../../domain/channel.js';
import { measurableFields } from '../../domain/conversation.js';
import type { Connector } from '../connector.js';
import { pushConfigSchema, type PushConfig } from './config.js';

export const pushConnector: Connector<PushConfig, null> = {
  id: 'push',
  stateVersion: 1,
  config: pushConfigSchema,
  traits: {
    kinds: channelKinds,
    reads: 'never',
    minimumPollSeconds: 0,
    overlapSeconds: 0,
    tailDays: 0,
    historyDays: null,
  },
  measurable: ({ fields }) => measurableFields.filter((field) => fields.includes(field)),
  isLive: () => true,
  check: ({ source }) =>
    Promise.resolve({
      status: 'ok',
      sentence: `sources.${source.id}: waits for POST /api/v1/interactions.`,
    }),
  readPage: () => Promise.resolve(nothing),
};

const nothing = {
  ...{ conversations: [], joins: [], lateRatings: [], withdrawn: [], skipped: [], holes: [] },
  ...{ remarks: {}, next: null, isLast: true, completeUntil: null },
};
