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
  const first = stepOf(a.keys[0] as number, b.keys[sizeOfB - 1] as number);
  const last = stepOf(a.keys[sizeOfA - 1] as number, b.keys[0] as number);
  const isNear = first >= 0 && last <= lastStep && sizeOfB <= mostAtOnce;
  if (isNear) laid.lay(b);
  const together = isNear ? sizeOfA - (sizeOfA % rowsAtOnce) : 0;
  for (let row = 0; row < together; row += rowsAtOnce) laid.drop(a, row, scale);
  for (let row = together; row < sizeOfA; row++) dropRow(a, row, scale, b);
  reachOut(drops, clamped(first), clamped(last));
}

function stepOf(keyOfA: number, keyOfB: number): number {
  return keyOfA - keyOfB + curveReach;
}

/** What lies beyond reach counts at its end. */
function clamped(step: number): number {
  return Math.min(Math.max(step, 0), lastStep);
}

/** One bucket of A, that at `row`, against all of B. */
function dropRow(a: SortedMass, row: number, scale: number, { keys, counts }: SortedMass): void {
  const at = drops.counts;
  const key = a.keys[row] as number;
  const mass = (a.counts[row] as number) * scale;
  for (let j = 0; j < keys.length; j++)
    at[clamped(stepOf(key, keys[j] as number))]! += mass * (counts[j] as number);
}

const rowsAtOnce = 6;
const mostAtOnce = 2048;

interface LaidOut {
  /** B, of `mostAtOnce` buckets or fewer. */
  lay(b: SortedMass): void;
  /**
   * Six buckets of A, from `row` on, against all of B, which is read once for all six; no step may
   * lie beyond reach. Each step still takes its drops in the order of A's buckets, as if these were
   * met one by one.
   */
  drop(a: SortedMass, row: number, scale: number): void;
}

const laid = layOver(drops.counts);

/** What a function has closed over, V8 takes for constant, length and all: an eighth less time than where columns are handed in. */
function layOver(counts: Float64Array): LaidOut {
  const at = counts;
  const keysOfB = new Int32Array(mostAtOnce);
  const countsOfB = new Float64Array(mostAtOnce);
  let sizeOfB = 0;
  return {
    lay: (b) => {
      keysOfB.set(b.keys);
      countsOfB.set(b.counts);
      sizeOfB = b.keys.length;
    },
    drop: ({ keys, counts: countsOfA }, row, scale) => {
      const step0 = (keys[row] as number) + curveReach;
      const step1 = (keys[row + 1] as number) + curveReach;
      const step2 = (keys[row + 2] as number) + curveReach;
      const step3 = (keys[row + 3] as number) + curveReach;
      const step4 = (keys[row + 4] as number) + curveReach;
      const step5 = (keys[row + 5] as number) + curveReach;
      const mass0 = (countsOfA[row] as number) * scale;
      const mass1 = (countsOfA[row + 1] as number) * scale;
      const mass2 = (countsOfA[row + 2] as number) * scale;
      const mass3 = (countsOfA[row + 3] as number) * scale;
      const mass4 = (countsOfA[row + 4] as number) * scale;
      const mass5 = (countsOfA[row + 5] as number) * scale;
      const size = sizeOfB;
      for (let j = 0; j < size; j++) {
        const key = keysOfB[j] as number;
        const count = countsOfB[j] as number;
        at[step0 - key]! += mass0 * count;
        at[step1 - key]! += mass1 * count;
        at[step2 - key]! += mass2 * count;
        at[step3 - key]! += mass3 * count;
        at[step4 - key]! += mass4 * count;
        at[step5 - key]! += mass5 * count;
      }
    },
  };
}
