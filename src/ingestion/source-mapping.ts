/** What turns one source's raw values into the shared words. */
import type { Configuration, SourceConfiguration } from '../config/configuration.js';
import type { MeasurableField } from '../domain/conversation.js';
import type { CutContext } from '../domain/episode.js';
import { createTopicMap } from '../domain/topic.js';

export interface SourceMapping extends CutContext {
  readonly source: string;
}

/** The mapping of one source: its channel values, the shared taxonomy, and what it is able to say. */
export function mappingOf(
  source: SourceConfiguration,
  configuration: Pick<Configuration, 'topics'>,
  measurable: readonly MeasurableField[],
): SourceMapping {
  return {
    source: source.id,
    measurable,
    mapChannel: (raw) => source.channels[raw],
    mapTopic: createTopicMap(configuration.topics, source.unknownTopics),
  };
}
