// Who speaks: a language with the configured names of channels, topics and metrics at hand.
import type { LocalName } from '../domain/channel.js';
import type { MetricId, MetricKind } from '../domain/metric.js';
import type { Language } from './consistency-report.js';
import { figuresIn, type Figures } from './figures.js';
import { wordsOf, type Say } from './words/words.js';

export interface Speaker {
  readonly lang: Language;
  readonly say: Say;
  readonly figures: Figures;
  /** The name as configured, in this language; an id nobody named is printed as it is. */
  readonly channelName: (id: string) => string;
  /** `null` reads "all shared topics". */
  readonly topicName: (id: string | null) => string;
  readonly metricName: (id: MetricId) => string;
  readonly metricKind: (id: MetricId) => MetricKind;
}

/** What a speaker needs to know; a ConsistencyReport holds it all. */
export interface Named {
  readonly lang: Language;
  readonly channels: readonly { readonly id: string; readonly name: LocalName }[];
  readonly topics: readonly { readonly id: string; readonly name: LocalName }[];
  readonly definitions: readonly {
    readonly metric: MetricId;
    readonly kind: MetricKind;
    readonly name: LocalName;
  }[];
}

/** A speaker of the report's language, or of another one. */
export function speakerOf(named: Named, lang: Language = named.lang): Speaker {
  const channels = new Map(named.channels.map(({ id, name }) => [id, name[lang]]));
  const topics = new Map(named.topics.map(({ id, name }) => [id, name[lang]]));
  const metrics = new Map(named.definitions.map((definition) => [definition.metric, definition]));
  const say = wordsOf(lang);
  return {
    lang,
    say,
    figures: figuresIn(lang),
    channelName: (id) => channels.get(id) ?? id,
    topicName: (id) => (id === null ? say('all.topics') : (topics.get(id) ?? id)),
    metricName: (id) => metrics.get(id)?.name[lang] ?? id,
    metricKind: (id) => metrics.get(id)?.kind ?? 'share',
  };
}
