// Which pairs are watched: every metric both channels have figures for, against the promise where both have one, else as lived.
import { pairMeasures, type PairMeasure } from '../comparison/pair-measure.js';
import { noSeries, type Evidence } from '../comparison/evidence.js';
import { openSeriesStore } from '../comparison/series-store.js';
import type { ComparisonSettings } from '../comparison/settings.js';
import type { Basis } from '../domain/comparison.js';
import type { MetricDefinition } from '../domain/metric.js';
import type { SeriesAddress } from './touch-list.js';
import { watchOf, type Watch } from './watch.js';

export type ReadingOfChannel = Omit<SeriesAddress, 'topic'>;

/** What may be watched at all. */
export interface WatchScope {
  readonly channels: readonly string[];
  readonly metrics: readonly MetricDefinition[];
  /** `null`: against the promise where it exists, else as lived. */
  readonly basis: Basis | null;
  readonly settings: ComparisonSettings;
}

/** Who has figures for what, in the form pairs are found in. */
function outline(series: readonly ReadingOfChannel[]): Evidence {
  const store = openSeriesStore();
  for (const { metric, variant, channel } of series)
    store.put({ metric, variant, channel, topic: null }, noSeries);
  return { slots: [], byMetric: store.byMetric, languages: [] };
}

function pairOf({ metric, a, b }: PairMeasure): string {
  return [metric.id, a.channel, b.channel].join('|');
}

/** The pairs to watch, in a stable order. */
export function watchedPairs(
  series: readonly ReadingOfChannel[],
  { channels, metrics, basis, settings }: WatchScope,
): readonly Watch[] {
  const bases: readonly Basis[] = basis ? [basis] : ['customer', 'promise'];
  const asked = { channels, clock: 'customer', bases } as const;
  const measures = pairMeasures(outline(series), metrics, asked).filter(({ isAlike }) => isAlike);
  const promised = new Set(measures.filter((one) => one.basis === 'promise').map(pairOf));
  return measures
    .filter((one) => one.basis === 'promise' || !promised.has(pairOf(one)))
    .map((measure) => watchOf(measure, settings));
}
