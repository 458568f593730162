// Direct standardisation: how would the waits lie if every channel had the same mix of topics?
import { massTotal, type Mass } from './mass.js';

/** One stratum's waits and how much the common mix gives it. */
export interface MassShare {
  readonly mass: Mass;
  readonly weight: number;
}

/**
 * The strata's distributions mixed by weight, scaled to `contacts` in all, so that quantiles read
 * it like counted contacts. Empty strata and strata without weight say nothing; an empty mass where
 * none is left. O(buckets).
 */
export function mixedMass(parts: readonly MassShare[], contacts: number): Mass {
  const told = parts
    .map(({ mass, weight }) => ({ mass, weight, total: massTotal(mass) }))
    .filter(({ weight, total }) => weight > 0 && total > 0);
  const weightSum = told.reduce((sum, { weight }) => sum + weight, 0);
  const mixed = new Map<number, number>();
  for (const { mass, weight, total } of told) {
    const scale = (contacts * weight) / (weightSum * total);
    for (const [key, count] of mass) mixed.set(key, (mixed.get(key) ?? 0) + count * scale);
  }
  return mixed;
}
