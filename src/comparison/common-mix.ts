// Both channels over the mix they share: each matched stratum weighs as it does in the comparison. Sums that add up.
import { onGrid } from '../statistics/grid-sum.js';
import {
  addShare,
  addSums,
  emptySum,
  openMass,
  pourMass,
  sortedSum,
  type MassSum,
} from '../statistics/mass-sum.js';
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

/** The waits of one stretch; empty between two. */
const stretch = { a: openMass(), b: openMass() };

/** Adds (1) or takes out (-1) the strata of one stretch in which both channels had contacts, their sums brought onto the grid. O(buckets). */
export function mixStrata(mix: CommonMix, matched: readonly MatchedStratum[], sign: 1 | -1): void {
  let weights = 0;
  let valuesOfA = 0;
  let valuesOfB = 0;
  for (const stratum of matched) {
    const { weight } = stratum;
    weights += weight;
    mix.a.contacts += sign * stratum.a.n;
    mix.b.contacts += sign * stratum.b.n;
    if (stratum.kind === 'waits') {
      addShare(stretch.a, stratum.a.sorted, weight / stratum.a.sorted.total);
      addShare(stretch.b, stratum.b.sorted, weight / stratum.b.sorted.total);
    } else {
      valuesOfA += weight * stratum.a.mean;
      valuesOfB += weight * stratum.b.mean;
    }
  }
  mix.weight += sign * onGrid(weights);
  mix.a.values += sign * onGrid(valuesOfA);
  mix.b.values += sign * onGrid(valuesOfB);
  pourMass(mix.a.waits, stretch.a, sign);
  pourMass(mix.b.waits, stretch.b, sign);
}

/** Adds other mixes of the same pair. */
export function addMixes(mix: CommonMix, others: readonly CommonMix[]): void {
  for (const { weight } of others) mix.weight += weight;
  for (const side of ['a', 'b'] as const) {
    const sides = others.map((other) => other[side]);
    for (const { contacts, values } of sides) {
      mix[side].contacts += contacts;
      mix[side].values += values;
    }
    addSums(mix[side].waits, ...sides.map(({ waits }) => waits));
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
