// Waits of several strata laid together, each with a weight of its own.
import type { Mass } from '../statistics/mass.js';
import type { Waits } from './tallies.js';

/** One stratum's waits and how many contacts they shall stand for. */
export interface WeighedWaits {
  readonly waits: Waits;
  readonly contacts: number;
}

/** The mass of all of them; sums to the contacts asked for. */
export function mixWaits(parts: readonly WeighedWaits[]): Mass {
  const mixed = new Map<number, number>();
  const add = (key: number, count: number): void => {
    if (count > 0) mixed.set(key, (mixed.get(key) ?? 0) + count);
  };
  for (const { waits, contacts } of parts) {
    const { keys, counts, beyond, total } = waits.mass;
    const scale = contacts / total;
    keys.forEach((key, i) => {
      add(key, (counts[i] as number) * scale);
    });
    add(Infinity, beyond * scale);
  }
  return mixed;
}
