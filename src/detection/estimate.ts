// How large a watched difference is now, with its interval, seen from the channel that is worse.
import { bucketGamma } from '../domain/cell.js';
import { pointsPerUnit } from '../comparison/mean-axis.js';
import { tQuantile } from '../statistics/distributions.js';
import { hodgesLehmannShift } from '../statistics/hodges-lehmann.js';
import type { CellReading } from './cell-reading.js';
import type { Direction } from './evidence-strength.js';
import type { Watch } from './watch.js';

/** On a straight axis: ln of the ratio for durations, percentage points for shares, points for ratings. Positive = worse. */
export interface Estimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** S of a cell over its last weeks, with A's waits shortened by a whole number of buckets. Durations only. */
export type ScoreAt = (shift: number) => number;

const lnGamma = Math.log(bucketGamma);
/** Beyond a factor of e^24 no ratio is told. */
const farthest = 1200;

function shiftWhere(scoreAt: ScoreAt, target: number): number {
  const met = hodgesLehmannShift(scoreAt, target);
  return met ?? (scoreAt(0) > target ? farthest : -farthest);
}

/** From the score's standard error to the estimate: the shifts at which the score meets 0 and its error bounds. */
function onAxis(watch: Watch, reading: CellReading, scoreAt: ScoreAt): (target: number) => number {
  const { metric } = watch.measure;
  const { recent } = reading;
  if (metric.kind === 'duration') return (target) => shiftWhere(scoreAt, target) * lnGamma;
  return (target) => ((recent.score - target) / recent.weight) * pointsPerUnit(metric);
}

/**
 * The difference over the last four weeks with its interval at `level` (0..1), overdispersion included; null where the channels never met.
 * Source: detection.md section 4.
 */
export function estimateCell(
  watch: Watch,
  reading: CellReading,
  scoreAt: ScoreAt,
  { worse, level }: { readonly worse: Direction; readonly level: number },
): Estimate | null {
  const { recent, dispersion } = reading;
  if (recent.weight <= 0 || dispersion.nu <= 0) return null;
  const reach =
    tQuantile(1 - (1 - level) / 2, dispersion.nu) * Math.sqrt(dispersion.phi * recent.varianceNull);
  const at = onAxis(watch, reading, scoreAt);
  const [low, value, high] = [at(reach), at(0), at(-reach)];
  return worse === 'a' ? { low, value, high } : { low: -high, value: -value, high: -low };
}

/**
 * Does the lower end of that interval lie beyond `difference` (on the axis)? One look at the score, where the interval itself takes dozens.
 */
export function isWorseBy(
  watch: Watch,
  { recent, dispersion }: CellReading,
  scoreAt: ScoreAt,
  {
    worse,
    level,
    difference,
  }: { readonly worse: Direction; readonly level: number; readonly difference: number },
): boolean {
  if (recent.weight <= 0 || dispersion.nu <= 0) return false;
  const { metric } = watch.measure;
  const sign = worse === 'a' ? 1 : -1;
  const score =
    metric.kind === 'duration'
      ? sign * scoreAt(sign * Math.ceil(difference / lnGamma))
      : sign * recent.score - (difference / pointsPerUnit(metric)) * recent.weight;
  const quantile = tQuantile(1 - (1 - level) / 2, dispersion.nu);
  return score > quantile * Math.sqrt(dispersion.phi * recent.varianceNull);
}

/** The margin on that axis. */
export function marginOnAxis({ measure, scoring }: Watch): number {
  const { full } = scoring.margins;
  return measure.metric.kind === 'duration' ? full * lnGamma : full * pointsPerUnit(measure.metric);
}

/** A figure of the axis as a gap shows it: the ratio for durations, the difference else. */
export function shownEffect({ measure }: Watch, value: number): number {
  return measure.metric.kind === 'duration' ? Math.exp(value) : value;
}
