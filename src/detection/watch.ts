// What the monitor watches: two channels on one reading of a metric, topic by topic and over all topics.
import type { PairMeasure } from '../comparison/pair-measure.js';
import type { ComparisonSettings } from '../comparison/settings.js';
import { marginsOf } from './margins.js';
import type { Scoring } from './score-week.js';

/** A pair under watch, with how its weeks are scored. */
export interface Watch {
  readonly key: string;
  readonly measure: PairMeasure;
  readonly scoring: Scoring;
}

/** Stable name of a pair on one reading. */
export function watchKey({ metric, basis, variant, a, b }: PairMeasure): string {
  return [metric.id, basis, variant, a.channel, b.channel].join('|');
}

/** A pair made ready for watching. */
export function watchOf(measure: PairMeasure, settings: ComparisonSettings): Watch {
  const { metric, variant } = measure;
  const margins = marginsOf(metric, variant, settings);
  return {
    key: watchKey(measure),
    measure,
    scoring: { margins, isLargerWorse: metric.better === 'lower' },
  };
}
