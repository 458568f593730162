// The score lost at every shift: the innermost loop of a year's report, two and a half billion rounds over ten million contacts.
import { openColumn, pour, reachOut, type GridColumn } from './grid-sum.js';
import type { SortedMass } from './mass.js';

/**
 * Farthest shift a curve knows, in buckets either way: with 1 % buckets a factor of e^24, beyond
 * any two waits.
 */
export const curveReach = 1200;

const lastStep = 2 * curveReach + 2;
/** What the strata dropped since the last pouring lose, per difference of buckets + `curveReach`. */
const drops = openColumn(0, lastStep + 1);

const rowsAtOnce = 8;
/** The buckets of A, by where they lie and what they weigh; filled up with nothing to a multiple of `rowsAtOnce`. */
let offsets = new Int32Array(2048);
let masses = new Float64Array(2048);
/** The buckets of B, as whole numbers. */
let keysOfB = new Int32Array(2048);

/**
 * Notes, per difference of buckets d, the score lost when the shift passes d; returns the score far
 * left of every step. Cost: (buckets of A) x (buckets of B) once, against one pass per shift with
 * `scorePrepared`; cheaper for the many small strata of a window.
 */
export function dropStratum(a: SortedMass, b: SortedMass): number {
  const scale = 1 / (a.total + b.total + 1);
  if (a.keys.length > 0 && b.keys.length > 0) dropBuckets(a, b, scale);
  const wonAtLeft =
    a.beyond * (b.total - b.beyond / 2) + (a.total - a.beyond) * (b.total - b.beyond);
  return (wonAtLeft - (a.total * b.total) / 2) * scale;
}

/** Adds (1) or takes out (-1) what was dropped, brought onto the grid; nothing is left of it here. */
export function pourDrops(into: GridColumn, sign: 1 | -1): void {
  pour(into, drops, sign);
}

function dropBuckets(a: SortedMass, b: SortedMass, scale: number): void {
  const sizeOfA = a.keys.length;
  const sizeOfB = b.keys.length;
  makeRoom(Math.max(sizeOfA, sizeOfB));
  for (let i = 0; i < sizeOfA; i++) {
    offsets[i] = (a.keys[i] as number) + curveReach;
    masses[i] = (a.counts[i] as number) * scale;
  }
  const size = fillUp(sizeOfA);
  keysOfB.set(b.keys);
  const first = (offsets[0] as number) - (keysOfB[sizeOfB - 1] as number);
  const last = (offsets[sizeOfA - 1] as number) - (keysOfB[0] as number);
  const isWithin = first >= 0 && last <= lastStep;
  const drop = isWithin ? dropRows : dropFarRows;
  for (let row = 0; row < size; row += rowsAtOnce) drop(row, b.counts);
  reachOut(drops, stepAt(first), stepAt(last));
}

function makeRoom(buckets: number): void {
  if (buckets + rowsAtOnce <= offsets.length) return;
  offsets = new Int32Array(2 * buckets + rowsAtOnce);
  masses = new Float64Array(offsets.length);
  keysOfB = new Int32Array(offsets.length);
}

function fillUp(size: number): number {
  let end = size;
  for (; end % rowsAtOnce !== 0; end++) {
    offsets[end] = offsets[size - 1] as number;
    masses[end] = 0;
  }
  return end;
}

/**
 * Eight buckets of A against all of B: B is read once for all eight. Each step still takes its
 * drops in the order of A's buckets, as if these were met one by one.
 */
function dropRows(row: number, counts: Float64Array): void {
  const at = drops.counts;
  const keys = keysOfB;
  const offset0 = offsets[row] as number;
  const offset1 = offsets[row + 1] as number;
  const offset2 = offsets[row + 2] as number;
  const offset3 = offsets[row + 3] as number;
  const offset4 = offsets[row + 4] as number;
  const offset5 = offsets[row + 5] as number;
  const offset6 = offsets[row + 6] as number;
  const offset7 = offsets[row + 7] as number;
  const mass0 = masses[row] as number;
  const mass1 = masses[row + 1] as number;
  const mass2 = masses[row + 2] as number;
  const mass3 = masses[row + 3] as number;
  const mass4 = masses[row + 4] as number;
  const mass5 = masses[row + 5] as number;
  const mass6 = masses[row + 6] as number;
  const mass7 = masses[row + 7] as number;
  for (let j = 0; j < counts.length; j++) {
    const key = keys[j] as number;
    const count = counts[j] as number;
    at[offset0 - key]! += mass0 * count;
    at[offset1 - key]! += mass1 * count;
    at[offset2 - key]! += mass2 * count;
    at[offset3 - key]! += mass3 * count;
    at[offset4 - key]! += mass4 * count;
    at[offset5 - key]! += mass5 * count;
    at[offset6 - key]! += mass6 * count;
    at[offset7 - key]! += mass7 * count;
  }
}

/** The same where some differences lie beyond reach: they count at its end. */
function dropFarRows(first: number, counts: Float64Array): void {
  for (let row = first; row < first + rowsAtOnce; row++)
    for (let j = 0; j < counts.length; j++) {
      const step = stepAt((offsets[row] as number) - (keysOfB[j] as number));
      drops.counts[step]! += (masses[row] as number) * (counts[j] as number);
    }
}

function stepAt(step: number): number {
  return Math.min(Math.max(step, 0), lastStep);
}
