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

/** All contacts of each channel in the window; null where it had none. */
type BothContacts = readonly [Contacts | null, Contacts | null];

const lnGamma = Math.log(bucketGamma);
const unknownOrder: RawOrder = { winProbability: null, isBeyond: false, isBeyondReversed: false };

function orderOfWaits([a, b]: BothContacts, isAWorse: boolean, margin: number): RawOrder {
  const areWaits = a?.kind === 'waits' && b?.kind === 'waits';
  const stratum = areWaits ? prepareSorted(a.sorted, b.sorted) : null;
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

/** Does the raw difference contradict the adjusted one, or vanish in it? */
function warningsOf(
  { isBeyond, isBeyondReversed }: RawOrder,
  { difference, margin }: Adjusted,
): Pick<Unadjusted, 'reversed' | 'composition'> {
  if (difference === null) return { reversed: false, composition: false };
  return {
    reversed: difference > 0 && isBeyondReversed,
    composition: difference <= margin && (isBeyond || isBeyondReversed),
  };
}

/** The unadjusted half of a comparison. */
export function unadjustedOf(
  measure: PairMeasure,
  split: RawSplit,
  contacts: BothContacts,
  adjusted: Adjusted,
): Unadjusted {
  const { isAWorse, margin } = adjusted;
  const figures = orient(split, measure, isAWorse);
  const order =
    measure.metric.kind === 'duration'
      ? orderOfWaits(contacts, isAWorse, margin)
      : orderOfMeans(figures.difference, margin);
  const { winProbability } = order;
  return {
    timesOutOf100: winProbability === null ? null : 100 * winProbability,
    ...figures,
    ...warningsOf(order, adjusted),
  };
}
