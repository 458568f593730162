// Shares of many masses added up, bucket by bucket.
import type { SortedMass } from './mass.js';

/** A mass in the making. Keys are whole numbers. */
export interface MassSum {
  /** The key of the first count. */
  low: number;
  counts: Float64Array;
  beyond: number;
}

const chunk = 64;
const noCounts = new Float64Array(0);

export function emptySum(): MassSum {
  return { low: 0, counts: noCounts, beyond: 0 };
}

/** Adds `scale` times a mass. Cost: its buckets. */
export function addShare(sum: MassSum, { keys, counts, beyond }: SortedMass, scale: number): void {
  sum.beyond += beyond * scale;
  if (keys.length === 0) return;
  widen(sum, keys[0] as number, keys[keys.length - 1] as number);
  const { low, counts: into } = sum;
  for (let i = 0; i < keys.length; i++) {
    const at = (keys[i] as number) - low;
    into[at] = (into[at] as number) + (counts[i] as number) * scale;
  }
}

/** Adds another sum. */
export function addSum(sum: MassSum, other: MassSum): void {
  sum.beyond += other.beyond;
  if (other.counts.length === 0) return;
  widen(sum, other.low, other.low + other.counts.length - 1);
  const offset = other.low - sum.low;
  const into = sum.counts;
  for (let i = 0; i < other.counts.length; i++)
    into[offset + i] = (into[offset + i] as number) + (other.counts[i] as number);
}

function widen(sum: MassSum, first: number, last: number): void {
  const end = sum.low + sum.counts.length;
  const isEmpty = sum.counts.length === 0;
  if (!isEmpty && first >= sum.low && last < end) return;
  const from = isEmpty ? first : Math.min(first, sum.low);
  const to = isEmpty ? last : Math.max(last, end - 1);
  const low = Math.floor(from / chunk) * chunk;
  const wider = new Float64Array((Math.floor(to / chunk) + 1) * chunk - low);
  if (!isEmpty) wider.set(sum.counts, sum.low - low);
  sum.low = low;
  sum.counts = wider;
}

/** `scale` times the sum, laid out for quantiles; empty buckets are left out. */
export function sortedSum({ low, counts, beyond }: MassSum, scale: number): SortedMass {
  let size = 0;
  for (const count of counts) if (count > 0) size += 1;
  const [keys, scaled] = [new Float64Array(size), new Float64Array(size)];
  let total = beyond * scale;
  let next = 0;
  for (let i = 0; i < counts.length; i++) {
    const count = (counts[i] as number) * scale;
    if (count <= 0) continue;
    keys[next] = low + i;
    scaled[next++] = count;
    total += count;
  }
  return { keys, counts: scaled, beyond: beyond * scale, total };
}
