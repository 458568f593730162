// How far apart two channels are: the adjusted difference with its interval, seen from the worse one.
import { tCdf, tQuantile } from '../statistics/distributions.js';
import type { Axis } from './axis.js';
import { durationAxis } from './duration-axis.js';
import { meanAxis } from './mean-axis.js';
import type { CellScores } from './cell-scores.js';
import type { Dispersion } from './dispersion.js';
import type { PairMeasure } from './pair-measure.js';

/** An estimate with the ends of its interval. */
export interface Interval {
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
}

export interface Effect {
  readonly axis: Axis;
  /** On the axis; the ends are null where nothing is known of the overdispersion. */
  readonly difference: Interval;
  /** Standard error of S, overdispersion included. */
  readonly scoreError: number | null;
  readonly nu: number | null;
  /** Durations: how often the better channel is first, asked the same question on both, 0..1. */
  readonly winProbability: Interval | null;
}

function winProbability(share: number, halfWidth: number | null): Interval {
  if (halfWidth === null) return { value: share, low: null, high: null };
  return {
    value: share,
    low: Math.max(0, share - halfWidth),
    high: Math.min(1, share + halfWidth),
  };
}

/** The adjusted effect of a cell; null where the channels never met in one stratum. */
export function effectOf(
  cell: CellScores,
  measure: PairMeasure,
  dispersion: Dispersion | null,
  level: number,
): Effect | null {
  const { weight, varianceNull, score } = cell.window;
  if (weight <= 0) return null;
  const isDuration = measure.metric.kind === 'duration';
  const axis = isDuration ? durationAxis(cell) : meanAxis(cell, measure.metric);
  const scoreError = dispersion && Math.sqrt(dispersion.phi * varianceNull);
  const reach =
    dispersion && scoreError !== null
      ? tQuantile(1 - (1 - level) / 2, dispersion.nu) * scoreError
      : null;
  const share = 0.5 + Math.abs(score) / weight;
  return {
    axis,
    difference: {
      value: axis.estimate,
      low: reach === null ? null : axis.differenceAt(reach),
      high: reach === null ? null : axis.differenceAt(-reach),
    },
    scoreError,
    nu: dispersion?.nu ?? null,
    winProbability: isDuration
      ? winProbability(share, reach === null ? null : reach / weight)
      : null,
  };
}

function tailBeyond(score: number, error: number, nu: number): number {
  if (error > 0) return tCdf(-score / error, nu);
  return score > 0 ? 0 : score < 0 ? 1 : 0.5;
}

/**
 * How probable is a difference this large, either way, were the true one no larger than the margin? 0..1; null without an interval.
 * One-sided where the error is small against the margin, two-sided where it is large: the direction was chosen by looking.
 */
export function gapProbability({ axis, scoreError, nu }: Effect, margin: number): number | null {
  if (scoreError === null || nu === null) return null;
  const near = tailBeyond(axis.scoreAt(margin), scoreError, nu);
  const far = tailBeyond(axis.scoreAt(-margin), scoreError, nu);
  return Math.min(1, near + far);
}
