// What matched strata add up to over a window: the score at every shift, and both channels over the mix they share.
import {
  addSteps,
  curveOf,
  emptySteps,
  shiftSteps,
  type ScoreCurve,
  type ShiftSteps,
} from '../statistics/shift-curve.js';
import { addMix, emptyMix, mixStrata, type CommonMix } from './common-mix.js';
import type { MatchedStratum } from './matched-strata.js';

/** Sums over stretches of time, each brought onto the grid first: they can be taken out again, in any order. */
export interface PairSum {
  /** Durations only; of nothing otherwise. */
  readonly steps: ShiftSteps;
  readonly mix: CommonMix;
}

export function emptyPairSum(): PairSum {
  return { steps: emptySteps(), mix: emptyMix() };
}

/** What the strata of one stretch say together. O(strata x buckets^2). */
export function pairSumOf(matched: readonly MatchedStratum[]): PairSum {
  const mix = emptyMix();
  mixStrata(mix, matched);
  const prepared = matched.flatMap((one) => (one.kind === 'waits' ? [one.prepared] : []));
  return { steps: shiftSteps(prepared), mix };
}

/** Adds (1) or takes out (-1) what other stretches say. */
export function addPairSum(into: PairSum, { steps, mix }: PairSum, sign: 1 | -1): void {
  addSteps(into.steps, steps, sign);
  addMix(into.mix, mix, sign);
}

/** The score at every shift of A's waits. */
export function curveOfSum({ steps }: PairSum): ScoreCurve {
  return curveOf(steps);
}
