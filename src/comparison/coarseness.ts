// Dates without a time: no parts of the day to match, and no difference under a day to see.
import { perObject } from '../domain/per-object.js';
import { topicsOf, type Evidence, type Series, type TopicSeries } from './evidence.js';
import type { PairMeasure } from './pair-measure.js';

/** The channels some of whose contacts were opened on a date without a time. Looked up once per reading. */
const datedChannels = perObject((topics: TopicSeries): ReadonlySet<string> => {
  const dated = new Set<string>();
  for (const channels of topics.values())
    for (const [channel, series] of channels) if (isDated(series)) dated.add(channel);
  return dated;
});

function isDated(series: Series): boolean {
  for (const { tally } of series) if (tally.dateOnly > 0) return true;
  return false;
}

/** Does either side of a pair know dates only, in the reading it brings? */
export function isCoarse(evidence: Evidence, { metric, a, b }: PairMeasure): boolean {
  return [a, b].some(({ channel, variant }) =>
    datedChannels(topicsOf(evidence, metric.id, variant)).has(channel),
  );
}
