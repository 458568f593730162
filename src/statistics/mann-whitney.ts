// Two small samples: does a value of x tend to exceed a value of y?
import { normalTwoSidedP } from './distributions.js';
import { massOf } from './mass.js';
import { pairsWon, prepareStratum } from './van-elteren.js';

/** Largest side for which every ordering is counted. */
const exactUpTo = 20;

export interface MannWhitney {
  /** Pairs in which x is larger, ties half. */
  readonly u: number;
  /** P(X > Y) + P(X = Y)/2, 0..1. */
  readonly winProbability: number;
  /** 2 winProbability - 1, -1..1. */
  readonly cliffsDelta: number;
  /** Variance of u were the samples alike, corrected for ties. */
  readonly varianceNull: number;
  readonly z: number;
  /** Two-sided p by the normal curve, without and with the continuity correction. */
  readonly pNormal: number;
  readonly pContinuity: number;
  /** Two-sided p over all orderings: up to 20 a side without ties, else null. */
  readonly pExact: number | null;
}

/**
 * Compares two samples of any ordered values; null where a side is empty. The normal p is fit for
 * about ten a side and more; prefer `pExact` where there is one. All values tied: z 0, p 1. O(n log
 * n), plus O(n^2 m) for the exact p. Source: Mann and Whitney 1947; tie correction as in Lehmann
 * 1975.
 */
export function mannWhitney(x: readonly number[], y: readonly number[]): MannWhitney | null {
  const massX = massOf(x);
  const massY = massOf(y);
  const stratum = prepareStratum(massX, massY);
  if (stratum === null) return null;
  const pairs = x.length * y.length;
  const u = pairsWon(stratum, 0);
  const varianceNull = stratum.varianceNull * (x.length + y.length + 1) ** 2;
  const excess = u - pairs / 2;
  const isTied = new Set([...x, ...y]).size < x.length + y.length;
  const isSmall = x.length <= exactUpTo && y.length <= exactUpTo;
  return {
    u,
    winProbability: u / pairs,
    cliffsDelta: (2 * u) / pairs - 1,
    varianceNull,
    z: standardised(excess, varianceNull),
    pNormal: normalTwoSidedP(standardised(excess, varianceNull)),
    pContinuity: normalTwoSidedP(standardised(Math.max(0, Math.abs(excess) - 0.5), varianceNull)),
    pExact: isSmall && !isTied ? exactP(u, x.length, y.length) : null,
  };
}

function standardised(excess: number, variance: number): number {
  return variance > 0 ? excess / Math.sqrt(variance) : 0;
}

/**
 * How many orderings of n and m distinct values give each u = 0..nm: the coefficients of the
 * Gaussian binomial.
 */
function orderings(n: number, m: number): Float64Array {
  const counts = new Float64Array(n * m + 1);
  counts[0] = 1;
  for (let i = 1; i <= n; i++) {
    for (let u = counts.length - 1; u >= m + i; u--)
      counts[u] = (counts[u] as number) - (counts[u - m - i] as number);
    for (let u = i; u < counts.length; u++)
      counts[u] = (counts[u] as number) + (counts[u - i] as number);
  }
  return counts;
}

function exactP(u: number, n: number, m: number): number {
  const counts = orderings(n, m);
  const all = counts.reduce((sum, count) => sum + count, 0);
  const tail = counts.subarray(Math.max(u, n * m - u)).reduce((sum, count) => sum + count, 0);
  return Math.min(1, (2 * tail) / all);
}
