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

/**
 * Adds, per difference of buckets d, the score lost when the shift passes d; returns the score far
 * left of every step.
 */
function addSteps({ a, b }: PreparedStratum, steps: Float64Array): number {
  const scale = 1 / (a.total + b.total + 1);
  for (let i = 0; i < a.keys.length; i++) {
    const offset = (a.keys[i] as number) + curveReach;
    const mass = (a.counts[i] as number) * scale;
    for (let j = 0; j < b.keys.length; j++) {
      const index = Math.min(Math.max(offset - (b.keys[j] as number), 0), steps.length - 1);
      steps[index] = (steps[index] as number) + mass * (b.counts[j] as number);
    }
  }
  const wonAtLeft =
    a.beyond * (b.total - b.beyond / 2) + (a.total - a.beyond) * (b.total - b.beyond);
  return (wonAtLeft - (a.total * b.total) / 2) * scale;
}
