// A mass: how much lies in each log bucket, and the sorted form the scores walk through.
import { floatColumn } from './columns.js';
import { SortedCounts } from './sorted-counts.js';

/**
 * Bucket key -> count, possibly fractional (Kaplan-Meier spreads the censored over later buckets).
 * The key `Infinity` holds what lies beyond the last event: longer than anything seen.
 */
export type Mass = ReadonlyMap<number, number>;

/** A mass laid out for one pass from the shortest bucket to the longest. */
export interface SortedMass {
  /** Rising. Those of buckets take 16 bits; may be shared with what they were read from. */
  readonly keys: Int16Array | Float64Array;
  readonly counts: Float64Array;
  /** What lies beyond every finite bucket. */
  readonly beyond: number;
  /** Everything, `beyond` included. */
  readonly total: number;
}

/** The mass of plain values (or of their bucket keys), one each. */
export function massOf(values: Iterable<number>): Mass {
  const mass = new Map<number, number>();
  for (const value of values) mass.set(value, (mass.get(value) ?? 0) + 1);
  return mass;
}

/** How much is in it? A count of contacts, >= 0. */
export function massTotal(mass: Mass): number {
  let total = 0;
  if (mass instanceof SortedCounts)
    for (let at = mass.from; at < mass.to; at++) total += mass.counts[at] as number;
  else for (const count of mass.values()) total += count;
  return total;
}

/** The finite keys in rising order: bucket keys, whole numbers. */
export function finiteKeys(mass: Mass): Float64Array {
  const keys = new Float64Array(mass.size - (mass.has(Infinity) ? 1 : 0));
  let length = 0;
  let isRising = true;
  for (const key of mass.keys()) {
    if (key === Infinity) continue;
    if (length > 0 && key < (keys[length - 1] as number)) isRising = false;
    keys[length++] = key;
  }
  return isRising ? keys : keys.sort();
}

/**
 * The mass sorted once, so that scores at many shifts cost one pass each. O(k log k), O(k) when
 * already in order.
 */
export function sortMass(mass: Mass): SortedMass {
  if (mass instanceof SortedCounts) return laidOut(mass);
  const keys = finiteKeys(mass);
  const counts = new Float64Array(keys.length);
  const beyond = mass.get(Infinity) ?? 0;
  let total = beyond;
  for (let i = 0; i < keys.length; i++) {
    const count = mass.get(keys[i] as number) ?? 0;
    counts[i] = count;
    total += count;
  }
  return { keys, counts, beyond, total };
}

function laidOut({ sortedKeys, counts: stored, from, to }: SortedCounts): SortedMass {
  const size = to - from;
  const keys = sortedKeys.subarray(from, to);
  const counts = floatColumn(size);
  let total = 0;
  for (let at = 0; at < size; at++) {
    const count = stored[from + at] as number;
    counts[at] = count;
    total += count;
  }
  return { keys, counts, beyond: 0, total };
}
