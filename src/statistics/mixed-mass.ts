// Direct standardisation: how would the waits lie if every channel had the same mix of topics?
import type { SortedMass } from './mass.js';
import { addShare, openMass, takeSorted } from './mass-sum.js';

/** One stratum's waits and how much the common mix gives it. */
export interface MassShare {
  readonly mass: SortedMass;
  readonly weight: number;
}

/** Empty between two mixes. */
const sum = openMass();

/**
 * The strata's distributions mixed by weight, scaled to `contacts` in all (left out: to the weights of those that say anything), so that
 * quantiles read it like counted contacts. Empty strata and strata without weight say nothing; an empty mass where none is left. Keys are
 * whole numbers. O(buckets).
 */
export function mixedMass(parts: readonly MassShare[], contacts?: number): SortedMass {
  let weights = 0;
  for (const { mass, weight } of parts) {
    if (weight <= 0 || mass.total <= 0) continue;
    addShare(sum, mass, weight / mass.total);
    weights += weight;
  }
  return takeSorted(sum, weights > 0 ? (contacts ?? weights) / weights : 0);
}
