/** The rules interactions are measured by, as the configuration states them. */
import type { MeasureRules } from '../domain/measure.js';
import { defaultRipeSeconds } from '../domain/measure.js';
import type { MappedTopic } from '../domain/cut.js';
import { createTopicMap } from '../domain/topic.js';
import type { Configuration } from './configuration.js';

/** Promises, calendars, follow-up limits and kinds of channel, ready for `createMeasurer`. */
export function measureRulesOf(configuration: Configuration): MeasureRules {
  const { promises, channels, calendars, detection } = configuration;
  const calendarById = new Map(calendars.map((calendar) => [calendar.id, calendar]));
  const channelById = new Map(channels.map((channel) => [channel.id, channel]));
  return {
    promises,
    limits: detection.limits,
    ripeSeconds: defaultRipeSeconds,
    kindOf: (channel) => channelById.get(channel)?.kind ?? 'other',
    calendarOf: (channel) => calendarById.get(channelById.get(channel)?.calendar ?? '') ?? null,
  };
}

/** Everything besides the zone that decides stored figures, as plain data: a change of it recounts the segments. */
export function figureRulesOf(configuration: Configuration): unknown {
  const { promises, channels, calendars, detection, topics, sources } = configuration;
  return {
    promises,
    calendars,
    limits: detection.limits,
    channels: channels.map(({ id, kind, calendar }) => ({ id, kind, calendar })).sort(byId),
    topics: topics.map(({ id, match }) => ({ id, match })),
    unknownTopics: sources.map(({ id, unknownTopics }) => ({ id, unknownTopics })).sort(byId),
  };
}

/** What a source's raw topic means by this configuration; a source no longer configured keeps unknown values. */
export function topicOfSource({
  topics,
  sources,
}: Pick<Configuration, 'topics' | 'sources'>): (source: string, raw: string) => MappedTopic {
  const [keep, other] = [createTopicMap(topics, 'keep'), createTopicMap(topics, 'other')];
  const counting = new Set(
    sources.filter((one) => one.unknownTopics === 'other').map(({ id }) => id),
  );
  return (source, raw) => (counting.has(source) ? other : keep)([raw]);
}

function byId(one: { readonly id: string }, other: { readonly id: string }): number {
  return one.id < other.id ? -1 : 1;
}
