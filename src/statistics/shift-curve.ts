// The score at every shift at once, so that ratios, their intervals and margins are read from one
// table.
import type { PreparedStratum } from './van-elteren.js';

/**
 * Farthest shift a curve knows, in buckets either way: with 1 % buckets a factor of e^24, beyond
 * any two waits.
 */
export const curveReach = 1200;

/**
 * S(k) for k = -curveReach..curveReach over all strata, at index k + curveReach. Curves of weeks
 * add up element by element. Cost: (buckets of A) x (buckets of B) per stratum once, against one
 * pass per stratum and shift with `scoreAllPrepared`; cheaper for the many small strata of a
 * window. Same values as `scoreAllPrepared` to rounding.
 */
export function shiftCurve(strata: readonly PreparedStratum[]): Float64Array {
  const steps = new Float64Array(2 * curveReach + 3);
  let atLeft = 0;
  for (const stratum of strata) atLeft += addSteps(stratum, steps);
  const curve = new Float64Array(2 * curveReach + 1);
  let score = atLeft;
  for (let index = 0; index < curve.length; index++) {
    const half = (steps[index] as number) / 2;
    curve[index] = score - half;
    score -= 2 * half;
  }
  return curve;
}

/** S at a whole shift; the curve's ends beyond its reach. */
export function scoreOnCurve(curve: Float64Array, shift: number): number {
  const index = Math.min(Math.max(shift + curveReach, 0), curve.length - 1);
  return curve[index] as number;
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
function addSteps({ a, b }: PreparedStratum, steps: Float64Array): number {
  const scale = 1 / (a.total + b.total + 1);
  const [size, last] = [b.keys.length, steps.length - 1];
  const keys = layOut(b.keys);
  const [lowest, highest] = [keys[0] as number, keys[size - 1] as number];
  for (let i = 0; i < a.keys.length && size > 0; i++) {
    const offset = ((a.keys[i] as number) | 0) + curveReach;
    const mass = (a.counts[i] as number) * scale;
    if (offset - highest >= 0 && offset - lowest <= last) addRow(steps, b.counts, offset, mass);
    else addFarRow(steps, b.counts, offset, mass);
  }
  const wonAtLeft =
    a.beyond * (b.total - b.beyond / 2) + (a.total - a.beyond) * (b.total - b.beyond);
  return (wonAtLeft - (a.total * b.total) / 2) * scale;
}

/** One bucket of A against all of B, within reach. */
function addRow(steps: Float64Array, counts: Float64Array, offset: number, mass: number): void {
  const keys = keysOfB;
  for (let j = 0; j < counts.length; j++) {
    const index = offset - (keys[j] as number);
    steps[index] = (steps[index] as number) + mass * (counts[j] as number);
  }
}

/** The same where some differences lie beyond reach: they count at its end. */
function addFarRow(steps: Float64Array, counts: Float64Array, offset: number, mass: number): void {
  for (let j = 0; j < counts.length; j++) {
    const index = Math.min(Math.max(offset - (keysOfB[j] as number), 0), steps.length - 1);
    steps[index] = (steps[index] as number) + mass * (counts[j] as number);
  }
}
