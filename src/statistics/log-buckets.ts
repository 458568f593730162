// Logarithmic buckets: durations as whole numbers that add, subtract and shift, at a stated
// relative accuracy.
import { finiteKeys, massTotal, type Mass } from './mass.js';

export interface LogBuckets {
  /** Ratio of one bucket's upper edge to the one before. */
  readonly gamma: number;
  /** Bucket of a value > 0: ceil(ln v / ln gamma). */
  readonly keyOf: (value: number) => number;
  /** A value within the relative accuracy of everything in the bucket. */
  readonly valueOf: (key: number) => number;
}

/**
 * Buckets of a relative accuracy (0.01 = 1 %). Source: Masson, Rim and Lee 2019 (DDSketch,
 * logarithmic mapping).
 */
export function logBuckets(relativeAccuracy: number): LogBuckets {
  const gamma = (1 + relativeAccuracy) / (1 - relativeAccuracy);
  const lnGamma = Math.log(gamma);
  return {
    gamma,
    keyOf: (value) => Math.ceil(Math.log(value) / lnGamma),
    valueOf: (key) => (2 * Math.pow(gamma, key)) / (1 + gamma),
  };
}

/**
 * The bucket of the lower order statistic at p(n - 1), p in 0..1, as DDSketch reads it (no
 * interpolation; `kaplanMeierQuantile` interpolates); null for an empty mass.
 */
export function bucketQuantile(mass: Mass, p: number): number | null {
  const rank = Math.floor(p * (massTotal(mass) - 1));
  let seen = 0;
  for (const key of finiteKeys(mass)) {
    seen += mass.get(key) as number;
    if (seen > rank) return key;
  }
  return mass.has(Infinity) ? Infinity : null;
}
