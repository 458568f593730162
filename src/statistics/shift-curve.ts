// The score at every shift at once, so that ratios, their intervals and margins are read from one
// table.
import { addColumn, emptyColumn, onGrid, type GridColumn } from './grid-sum.js';
import type { PreparedStratum } from './van-elteren.js';

/**
 * Farthest shift a curve knows, in buckets either way: with 1 % buckets a factor of e^24, beyond
 * any two waits.
 */
export const curveReach = 1200;

/**
 * How the score falls as A's waits are shifted: what a curve is the running sum of. Steps of weeks
 * add up.
 */
export interface ShiftSteps {
  /** S far left of every step. */
  atLeft: number;
  /** Per difference of buckets + `curveReach`: the score lost when the shift passes it. */
  readonly falls: GridColumn;
}

/** S at whole shifts from `first` on; the first and last value hold for every shift before and after. */
export interface ScoreCurve {
  readonly first: number;
  readonly values: Float64Array;
}

export function emptySteps(): ShiftSteps {
  return { atLeft: 0, falls: emptyColumn() };
}

/** Adds (1) or takes out (-1) steps, brought onto the grid. */
export function addSteps(into: ShiftSteps, { atLeft, falls }: ShiftSteps, sign: 1 | -1): void {
  into.atLeft += sign * onGrid(atLeft);
  addColumn(into.falls, falls, sign);
}

/** Steps of one call of `shiftSteps`; all 0 between two. */
const scratch = new Float64Array(2 * curveReach + 3);
const lastStep = scratch.length - 1;

/**
 * The steps of all strata. Cost: (buckets of A) x (buckets of B) per stratum once, against one pass
 * per stratum and shift with `scoreAllPrepared`; cheaper for the many small strata of a window.
 */
export function shiftSteps(strata: readonly PreparedStratum[]): ShiftSteps {
  let [atLeft, low, high] = [0, lastStep, 0];
  for (const stratum of strata) {
    atLeft += dropSteps(stratum);
    const { a, b } = stratum;
    if (a.keys.length === 0 || b.keys.length === 0) continue;
    low = Math.min(low, stepAt((a.keys[0] as number) - (b.keys[b.keys.length - 1] as number)));
    high = Math.max(high, stepAt((a.keys[a.keys.length - 1] as number) - (b.keys[0] as number)));
  }
  if (low > high) return { atLeft, falls: emptyColumn() };
  const counts = scratch.slice(low, high + 1);
  scratch.fill(0, low, high + 1);
  return { atLeft, falls: { low, counts } };
}

/** S(k) at every shift: the running sum of its steps. Same values as `scoreAllPrepared` to rounding. O(steps). */
export function curveOf({ atLeft, falls: { low, counts } }: ShiftSteps): ScoreCurve {
  const length = Math.max(0, Math.min(counts.length, 2 * curveReach + 1 - low));
  const values = new Float64Array(length + 2);
  let score = atLeft;
  values[0] = score;
  for (let at = 0; at < length; at++) {
    const half = (counts[at] as number) / 2;
    values[at + 1] = score - half;
    score -= 2 * half;
  }
  values[length + 1] = low + length > 2 * curveReach ? (values[length] as number) : score;
  return { first: low - 1 - curveReach, values };
}

/** S at a whole shift; the curve's ends beyond its reach. */
export function scoreOnCurve({ first, values }: ScoreCurve, shift: number): number {
  return values[Math.min(Math.max(shift - first, 0), values.length - 1)] as number;
}

function stepAt(difference: number): number {
  return Math.min(Math.max(difference + curveReach, 0), lastStep);
}

/** B's buckets as whole numbers, for the stratum in hand. */
let keysOfB = new Int32Array(2048);

function layOut(keys: Float64Array): Int32Array {
  if (keys.length > keysOfB.length) keysOfB = new Int32Array(2 * keys.length);
  keysOfB.set(keys);
  return keysOfB;
}

/**
 * Adds, per difference of buckets d, the score lost when the shift passes d; returns the score far
 * left of every step.
 */
function dropSteps({ a, b }: PreparedStratum): number {
  const scale = 1 / (a.total + b.total + 1);
  const size = b.keys.length;
  const keys = layOut(b.keys);
  const [lowest, highest] = [keys[0] as number, keys[size - 1] as number];
  for (let i = 0; i < a.keys.length && size > 0; i++) {
    const offset = ((a.keys[i] as number) | 0) + curveReach;
    const mass = (a.counts[i] as number) * scale;
    if (offset - highest >= 0 && offset - lowest <= lastStep) addRow(b.counts, offset, mass);
    else addFarRow(b.counts, offset, mass);
  }
  const wonAtLeft =
    a.beyond * (b.total - b.beyond / 2) + (a.total - a.beyond) * (b.total - b.beyond);
  return (wonAtLeft - (a.total * b.total) / 2) * scale;
}

/** One bucket of A against all of B, within reach. */
function addRow(counts: Float64Array, offset: number, mass: number): void {
  const keys = keysOfB;
  for (let j = 0; j < counts.length; j++) {
    const index = offset - (keys[j] as number);
    scratch[index] = (scratch[index] as number) + mass * (counts[j] as number);
  }
}

/** The same where some differences lie beyond reach: they count at its end. */
function addFarRow(counts: Float64Array, offset: number, mass: number): void {
  for (let j = 0; j < counts.length; j++) {
    const index = stepAt(offset - curveReach - (keysOfB[j] as number));
    scratch[index] = (scratch[index] as number) + mass * (counts[j] as number);
  }
}
