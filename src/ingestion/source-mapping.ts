/** What turns one source's raw values into the shared words. */
import { channelOf } from '../config/configuration.js';
import type { Configuration, SourceConfiguration } from '../config/configuration.js';
import type { MeasurableField } from '../domain/conversation.js';
import type { CutContext } from '../domain/episode.js';
import { createTopicMap } from '../domain/topic.js';

/** The mapping of one source: its channel values, the shared taxonomy, and what it is able to say. */
export function mappingOf(
  source: SourceConfiguration,
  configuration: Pick<Configuration, 'topics' | 'channels'>,
  measurable: readonly MeasurableField[],
): CutContext {
  return {
    source: source.id,
    measurable,
    isFirstContactSurveyed: source.firstContact === 'surveyed',
    mapChannel: channelOf(source, configuration.channels),
    mapTopic: createTopicMap(configuration.topics, source.unknownTopics),
  };
}
