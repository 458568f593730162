// Both channels over the mix they share: each matched stratum weighs as it does in the comparison. Sums that add up.
import { onGrid } from '../statistics/grid-sum.js';
import { addShare, addSum, emptySum, sortedSum, type MassSum } from '../statistics/mass-sum.js';
import type { SortedMass } from '../statistics/mass.js';
import type { MatchedStratum } from './matched-strata.js';

/** A channel of a pair: which side of each matched stratum is its own. */
export type SideName = 'a' | 'b';

/** One channel: its waits by bucket, or its values, each stratum by its weight. */
interface MixedSide {
  contacts: number;
  readonly waits: MassSum;
  values: number;
}

export interface CommonMix {
  weight: number;
  readonly a: MixedSide;
  readonly b: MixedSide;
}

export function emptyMix(): CommonMix {
  return {
    weight: 0,
    a: { contacts: 0, waits: emptySum(), values: 0 },
    b: { contacts: 0, waits: emptySum(), values: 0 },
  };
}

/** Adds strata in which both channels had contacts. O(buckets). */
export function mixStrata(mix: CommonMix, matched: readonly MatchedStratum[]): void {
  for (const stratum of matched) {
    const { weight } = stratum;
    mix.weight += weight;
    mix.a.contacts += stratum.a.n;
    mix.b.contacts += stratum.b.n;
    if (stratum.kind === 'waits') {
      addShare(mix.a.waits, stratum.a.sorted, weight / stratum.a.sorted.total);
      addShare(mix.b.waits, stratum.b.sorted, weight / stratum.b.sorted.total);
    } else {
      mix.a.values += weight * stratum.a.mean;
      mix.b.values += weight * stratum.b.mean;
    }
  }
}

/** Adds (1) or takes out (-1) another mix of the same pair, brought onto the grid. */
export function addMix(mix: CommonMix, other: CommonMix, sign: 1 | -1): void {
  mix.weight += sign * onGrid(other.weight);
  for (const side of ['a', 'b'] as const) {
    mix[side].contacts += sign * other[side].contacts;
    mix[side].values += sign * onGrid(other[side].values);
    addSum(mix[side].waits, other[side].waits, sign);
  }
}

/** A channel's waits over the common mix, scaled to the contacts behind it. */
export function mixedWaits(mix: CommonMix, side: SideName): SortedMass {
  const { contacts, waits } = mix[side];
  return sortedSum(waits, mix.weight > 0 ? contacts / mix.weight : 0);
}

/** A channel's mean over the common mix; NaN without weight. */
export function mixedMean(mix: CommonMix, side: SideName): number {
  return mix[side].values / mix.weight;
}
