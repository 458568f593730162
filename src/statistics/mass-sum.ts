// Shares of many masses added up, bucket by bucket.
import { addColumn, emptyColumn, onGrid, widen, type GridColumn } from './grid-sum.js';
import type { SortedMass } from './mass.js';

/** A mass in the making. Keys are whole numbers. */
export interface MassSum extends GridColumn {
  beyond: number;
}

export function emptySum(): MassSum {
  return { ...emptyColumn(), beyond: 0 };
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

/** Adds (1) or takes out (-1) another sum, brought onto the grid. */
export function addSum(sum: MassSum, other: MassSum, sign: 1 | -1): void {
  sum.beyond += sign * onGrid(other.beyond);
  addColumn(sum, other, sign);
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
