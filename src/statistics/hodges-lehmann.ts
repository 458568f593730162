// By how much must A move to look like B? The shift, or ratio, at which neither is slower.
import { twoSidedZ } from './distributions.js';

/** Beyond this many buckets (a factor of e^24 at 1 %) no ratio is sought. */
const farthest = 1200;
/** Scores closer to the target than this are on it: sums of fractions on a grid (`grid-sum.ts`) carry rounding. */
const onTarget = 1e-8;

/**
 * The smallest whole shift within reach for which `isPast` holds; `isPast` stays true once true.
 * `farthest + 1` where it never does.
 */
function firstWhere(isPast: (shift: number) => boolean): number {
  let low = -farthest;
  let high = farthest + 1;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (isPast(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Where the line between two neighbouring shifts meets the target. */
function crossing(scoreAt: (shift: number) => number, right: number, target: number): number {
  const before = scoreAt(right - 1) - target;
  const after = scoreAt(right) - target;
  return right - 1 + before / (before - after);
}

/**
 * The fractional shift k* with S(k*) = target, linear between whole buckets; the middle where S
 * rests on the target over a stretch. `scoreAt` gives S at whole shifts and must never rise with
 * them (as `scoreAllPrepared` and `scoreOnCurve`). gamma^k* is the Hodges-Lehmann ratio; targets
 * +-c give the ends of its interval. Null where S stays above or below the target within +-1200
 * buckets. About 12 to 25 evaluations. Source: Hodges and Lehmann 1963.
 */
export function hodgesLehmannShift(scoreAt: (shift: number) => number, target = 0): number | null {
  const reached = firstWhere((shift) => scoreAt(shift) <= target + onTarget);
  if (reached > farthest) return null;
  const passed = scoreAt(reached) < target - onTarget;
  if (passed) return reached === -farthest ? null : crossing(scoreAt, reached, target);
  const left = firstWhere((shift) => scoreAt(shift) < target - onTarget);
  if (reached === -farthest || left > farthest) return null;
  return (reached + left - 1) / 2;
}

export interface ShiftEstimate {
  readonly shift: number;
  readonly low: number;
  readonly high: number;
  /** Which of the ordered differences the interval's ends are, counted from 0 at either end. */
  readonly rank: number;
}

/** All differences x_i - y_j in rising order. */
function pairwiseDifferences(x: readonly number[], y: readonly number[]): Float64Array {
  const differences = new Float64Array(x.length * y.length);
  let length = 0;
  for (const one of x) for (const other of y) differences[length++] = one - other;
  return differences.sort();
}

/**
 * By how much do the values of x exceed those of y? The median of all pairwise differences, with a
 * distribution-free interval at `confidence`, in the unit of the values. Large-sample order
 * statistics: fit for about five a side and more; the interval is widest possible below. O(nm log
 * nm): small samples only. Throws RangeError for an empty side. Source: Hollander, Wolfe and
 * Chicken, 3rd edition, section 4.3.
 */
export function hodgesLehmann(
  x: readonly number[],
  y: readonly number[],
  confidence: number,
): ShiftEstimate {
  const n = x.length;
  const m = y.length;
  if (n === 0 || m === 0) throw new RangeError('A shift needs values on both sides.');
  const differences = pairwiseDifferences(x, y);
  const spread = twoSidedZ(confidence) * Math.sqrt((n * m * (n + m + 1)) / 12);
  const rank = Math.max(0, Math.floor((n * m) / 2 - spread));
  const at = (index: number): number => differences[index] as number;
  const last = n * m - 1;
  const shift = (at(Math.floor(last / 2)) + at(Math.ceil(last / 2))) / 2;
  return { shift, low: at(rank), high: at(last - rank), rank };
}

export interface RatioEstimate {
  readonly ratio: number;
  readonly low: number;
  readonly high: number;
  readonly rank: number;
}

/**
 * How many times as large are the values of x as those of y (all > 0)? As `hodgesLehmann`, on
 * logarithms.
 */
export function hodgesLehmannRatio(
  x: readonly number[],
  y: readonly number[],
  confidence: number,
): RatioEstimate {
  const { shift, low, high, rank } = hodgesLehmann(x.map(Math.log), y.map(Math.log), confidence);
  return { ratio: Math.exp(shift), low: Math.exp(low), high: Math.exp(high), rank };
}
