// How far apart two channels are: the adjusted difference with its interval, seen from the worse one.
import type { MetricDefinition } from '../domain/metric.js';
import { tCdf, tQuantile } from '../statistics/distributions.js';
import type { StratifiedScore } from '../statistics/stratified-score.js';
import type { Axis } from './axis.js';
import { durationAxis, type ScoreAt } from './duration-axis.js';
import { meanAxis } from './mean-axis.js';
import type { Dispersion } from './dispersion.js';

/** An estimate with the ends of its interval; null ends where nothing is known of the overdispersion. */
export interface Interval {
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
}

/** How far chance alone carries a score. */
interface Uncertainty {
  /** Standard error of S, overdispersion included. */
  readonly scoreError: number;
  readonly nu: number;
  /** How far S may lie from its true value at the level asked for. */
  readonly reach: number;
}

export interface Effect {
  readonly axis: Axis;
  /** On the axis; the value is >= 0. */
  readonly difference: Interval;
  /** Null where nothing is known of the overdispersion. */
  readonly uncertainty: Uncertainty | null;
  /** Durations: how often the better channel is first, asked the same question on both, 0..1. */
  readonly winProbability: Interval | null;
}

function uncertaintyOf(
  { phi, nu }: Pick<Dispersion, 'phi' | 'nu'>,
  varianceNull: number,
  level: number,
): Uncertainty {
  const scoreError = Math.sqrt(phi * varianceNull);
  return { scoreError, nu, reach: tQuantile(1 - (1 - level) / 2, nu) * scoreError };
}

function differenceOf(axis: Axis, uncertainty: Uncertainty | null): Interval {
  if (uncertainty === null) return { value: axis.estimate, low: null, high: null };
  const { reach } = uncertainty;
  return { value: axis.estimate, low: axis.differenceAt(reach), high: axis.differenceAt(-reach) };
}

function winProbabilityOf(
  { score, weight }: StratifiedScore,
  uncertainty: Uncertainty | null,
): Interval {
  const value = 0.5 + Math.abs(score) / weight;
  if (uncertainty === null) return { value, low: null, high: null };
  const half = uncertainty.reach / weight;
  return { value, low: Math.max(0, value - half), high: Math.min(1, value + half) };
}

/** What an effect is read from: the summed score, and for durations the score at every shift. */
export interface ScoredStretch {
  readonly total: StratifiedScore;
  readonly scoreAt: ScoreAt;
}

/** The adjusted effect of a stretch of time; null where the channels never met in one stratum. `level` of the interval, 0..1. */
export function effectOf(
  { total, scoreAt }: ScoredStretch,
  metric: Pick<MetricDefinition, 'kind' | 'better'>,
  dispersion: Pick<Dispersion, 'phi' | 'nu'> | null,
  level: number,
): Effect | null {
  if (total.weight <= 0) return null;
  const isDuration = metric.kind === 'duration';
  const axis = isDuration ? durationAxis(total, scoreAt) : meanAxis(total, metric);
  const uncertainty = dispersion && uncertaintyOf(dispersion, total.varianceNull, level);
  return {
    axis,
    difference: differenceOf(axis, uncertainty),
    uncertainty,
    winProbability: isDuration ? winProbabilityOf(total, uncertainty) : null,
  };
}

function tailBeyond(score: number, error: number, nu: number): number {
  if (error > 0) return tCdf(-score / error, nu);
  return (1 - Math.sign(score)) / 2;
}

/**
 * How probable is a difference this large, either way, were the true one no larger than the margin? 0..1; null without an interval.
 * One-sided where the error is small against the margin, two-sided where it is large: the direction was chosen by looking.
 */
export function gapProbability({ axis, uncertainty }: Effect, margin: number): number | null {
  if (uncertainty === null) return null;
  const { scoreError, nu } = uncertainty;
  const near = tailBeyond(axis.scoreAt(margin), scoreError, nu);
  const far = tailBeyond(axis.scoreAt(-margin), scoreError, nu);
  return Math.min(1, near + far);
}
