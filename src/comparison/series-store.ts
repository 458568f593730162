// Series put where they belong.
import type { Variant } from '../domain/cell.js';
import type { MetricId } from '../domain/metric.js';
import { childOf } from './child-of.js';
import type { Address, Evidence, Series } from './evidence.js';

/** Metric -> variant -> topic -> channel. */
type Nested<Kept> = Map<MetricId, Map<Variant, Map<string | null, Map<string, Kept>>>>;

/** The channels of an address. */
function channelsAt<Kept>(
  store: Nested<Kept>,
  { metric, variant, topic }: Address,
): Map<string, Kept> {
  const variants = childOf(
    store,
    metric,
    () => new Map<Variant, Map<string | null, Map<string, Kept>>>(),
  );
  const topics = childOf(variants, variant, () => new Map<string | null, Map<string, Kept>>());
  return childOf(topics, topic, () => new Map<string, Kept>());
}

/** The same addresses, each with something made of what it held. */
export function mapSeries<Kept>(
  byMetric: Evidence<Kept>['byMetric'],
  make: (series: Kept) => Kept,
): Evidence<Kept>['byMetric'] {
  return mapValues(byMetric, (variants) =>
    mapValues(variants, (topics) => mapValues(topics, (channels) => mapValues(channels, make))),
  );
}

function mapValues<K, V>(map: ReadonlyMap<K, V>, make: (value: V) => V): Map<K, V> {
  const made = new Map<K, V>();
  for (const [key, value] of map) made.set(key, make(value));
  return made;
}

/** Series made elsewhere, put where they belong. */
export interface SeriesStore<Kept = Series> {
  readonly byMetric: Evidence<Kept>['byMetric'];
  put(address: Address, series: Kept): void;
}

export function openSeriesStore<Kept = Series>(): SeriesStore<Kept> {
  const nested: Nested<Kept> = new Map();
  return {
    byMetric: nested,
    put: (address, series) => channelsAt(nested, address).set(address.channel, series),
  };
}
