// The raw figures of a pair as a comparison shows them, and the warnings they call for.
import { bucketGamma } from '../domain/cell.js';
import type { Comparison } from '../domain/comparison.js';
import { prepareSorted, scorePrepared } from '../statistics/van-elteren.js';
import { scoreBetween } from './duration-axis.js';
import type { PairMeasure } from './pair-measure.js';
import type { RawSplit } from './simpson.js';
import type { Contacts } from './tallies.js';

type Unadjusted = Comparison['unadjusted'];

/** The raw order of the two channels on the axis of the comparison. */
interface RawOrder {
  /** Durations: how often the better channel is first, 0..1. */
  readonly winProbability: number | null;
  readonly isBeyond: boolean;
  /** Beyond the margin the other way: the channel that is worse like for like looks better. */
  readonly isBeyondReversed: boolean;
}

const lnGamma = Math.log(bucketGamma);
const unknownOrder: RawOrder = { winProbability: null, isBeyond: false, isBeyondReversed: false };

function orderOfWaits(a: Contacts, b: Contacts, isAWorse: boolean, margin: number): RawOrder {
  const stratum = a.kind === 'waits' && b.kind === 'waits' ? prepareSorted(a.mass, b.mass) : null;
  if (stratum === null) return unknownOrder;
  const scoreAt = (shift: number): number =>
    isAWorse ? scorePrepared(stratum, shift) : -scorePrepared(stratum, -shift);
  return {
    winProbability: 0.5 + scoreAt(0) / stratum.weight,
    isBeyond: scoreBetween(scoreAt, margin / lnGamma) > 0,
    isBeyondReversed: scoreBetween(scoreAt, -margin / lnGamma) < 0,
  };
}

function orderOfMeans(difference: number | null, margin: number): RawOrder {
  if (difference === null) return unknownOrder;
  return {
    winProbability: null,
    isBeyond: difference > margin,
    isBeyondReversed: difference < -margin,
  };
}

/** What the raw figures are judged against. */
export interface Adjusted {
  readonly isAWorse: boolean;
  /** The adjusted difference on the axis, >= 0; null where the channels never met. */
  readonly difference: number | null;
  /** On the axis. */
  readonly margin: number;
}

/** Figures in the orientation of the comparison: positive = the worse channel is worse, raw too. */
function orient(
  split: RawSplit,
  { metric }: PairMeasure,
  isAWorse: boolean,
): Pick<Unadjusted, 'difference' | 'service' | 'mix'> {
  const sign = isAWorse === (metric.better === 'lower') ? 1 : -1;
  const { difference, service } = split;
  return {
    difference: difference === null ? null : difference * sign,
    service: service === null ? null : service * sign,
    mix: difference === null || service === null ? null : difference * sign - service * sign,
  };
}

/** The unadjusted half of a comparison; `a` and `b` are all contacts of each channel in the window. */
export function unadjustedOf(
  measure: PairMeasure,
  split: RawSplit,
  [a, b]: readonly [Contacts | null, Contacts | null],
  { isAWorse, difference, margin }: Adjusted,
): Unadjusted {
  const figures = orient(split, measure, isAWorse);
  const isDuration = measure.metric.kind === 'duration';
  const order = !isDuration
    ? orderOfMeans(figures.difference, margin)
    : a && b
      ? orderOfWaits(a, b, isAWorse, margin)
      : unknownOrder;
  const isRawBeyond = order.isBeyond || order.isBeyondReversed;
  return {
    timesOutOf100: order.winProbability === null ? null : 100 * order.winProbability,
    ...figures,
    reversed: difference !== null && difference > 0 && order.isBeyondReversed,
    composition: difference !== null && difference <= margin && isRawBeyond,
  };
}
