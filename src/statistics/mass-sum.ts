// Shares of many masses added up, bucket by bucket.
import { floatColumn, keyColumn } from './columns.js';
import {
  addColumns,
  empty,
  emptyColumn,
  onGrid,
  openColumn,
  pour,
  reachOut,
  type GridColumn,
  type OpenColumn,
} from './grid-sum.js';
import type { SortedMass } from './mass.js';

/** A mass in the making. Keys are whole numbers. */
export interface MassSum extends GridColumn {
  beyond: number;
}

/** One that is filled and poured out again and again. */
export interface OpenMass extends OpenColumn {
  beyond: number;
}

export function emptySum(): MassSum {
  const { low, counts } = emptyColumn();
  return { low, counts, beyond: 0 };
}

export function openMass(): OpenMass {
  const { low, counts, first, last } = openColumn();
  return { low, counts, first, last, beyond: 0 };
}

/** Adds `scale` times a mass. Cost: its buckets. */
export function addShare(sum: OpenMass, { keys, counts, beyond }: SortedMass, scale: number): void {
  sum.beyond += beyond * scale;
  if (keys.length === 0) return;
  reachOut(sum, keys[0] as number, keys[keys.length - 1] as number);
  const { low, counts: into } = sum;
  for (let i = 0; i < keys.length; i++) {
    const at = (keys[i] as number) - low;
    into[at] = (into[at] as number) + (counts[i] as number) * scale;
  }
}

/** Adds other sums. */
export function addSums(sum: MassSum, ...others: readonly MassSum[]): void {
  for (const { beyond } of others) sum.beyond += beyond;
  addColumns(sum, ...others);
}

/** Adds (1) or takes out (-1) what an open mass holds, brought onto the grid, and empties it. */
export function pourMass(sum: MassSum, from: OpenMass, sign: 1 | -1): void {
  sum.beyond += sign * onGrid(from.beyond);
  from.beyond = 0;
  pour(sum, from, sign);
}

/** `scale` times the sum, laid out for quantiles; empty buckets are left out. */
export function sortedSum({ low, counts, beyond }: MassSum, scale: number): SortedMass {
  let size = 0;
  for (let i = 0; i < counts.length; i++) if ((counts[i] as number) > 0) size += 1;
  const keys = keyColumn(size);
  const scaled = floatColumn(size);
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

/** The same of an open mass, which is empty afterwards. */
export function takeSorted(mass: OpenMass, scale: number): SortedMass {
  const { low, first, last, beyond } = mass;
  const counts = mass.counts.subarray(first - low, last - low + 1);
  const sorted = sortedSum({ low: first, counts, beyond }, scale);
  mass.beyond = 0;
  empty(mass);
  return sorted;
}
