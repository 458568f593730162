// What matched strata add up to over a window: the score at every shift, and both channels over the mix they share.
import {
  addSteps,
  addStrata,
  curveOf,
  emptySteps,
  type ScoreCurve,
  type ShiftSteps,
} from '../statistics/shift-curve.js';
import type { PreparedStratum } from '../statistics/van-elteren.js';
import { addMixes, emptyMix, mixStrata, type CommonMix } from './common-mix.js';
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

/** Of channels that never met; never added to. */
export const neverMet = emptyPairSum();

/** Adds (1) or takes out (-1) what the strata of one stretch say together. O(strata x buckets^2). */
export function addStretch(into: PairSum, matched: readonly MatchedStratum[], sign: 1 | -1): void {
  mixStrata(into.mix, matched, sign);
  const prepared: PreparedStratum[] = [];
  for (const one of matched) if (one.kind === 'waits') prepared.push(one.prepared);
  addStrata(into.steps, prepared, sign);
}

/** What several topics say together. */
export function sumPairs(topics: readonly PairSum[]): PairSum {
  const sum = emptyPairSum();
  addSteps(sum.steps, ...topics.map(({ steps }) => steps));
  addMixes(
    sum.mix,
    topics.map(({ mix }) => mix),
  );
  return sum;
}

/** The score at every shift of A's waits. */
export function curveOfSum({ steps }: PairSum): ScoreCurve {
  return curveOf(steps);
}
