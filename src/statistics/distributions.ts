// The normal and t distributions, exact in the far tail, under names that say what they answer.
// Their 440 files are read when first asked, not whenever something of ours is.
import { createRequire } from 'node:module';
import type stdNormalCdf from '@stdlib/stats-base-dists-normal-cdf';
import type stdNormalLogCdf from '@stdlib/stats-base-dists-normal-logcdf';
import type stdNormalQuantile from '@stdlib/stats-base-dists-normal-quantile';
import type stdTCdf from '@stdlib/stats-base-dists-t-cdf';
import type stdTQuantile from '@stdlib/stats-base-dists-t-quantile';

interface Distributions {
  readonly normalCdf: typeof stdNormalCdf;
  readonly normalLogCdf: typeof stdNormalLogCdf;
  readonly normalQuantile: typeof stdNormalQuantile;
  readonly tCdf: typeof stdTCdf;
  readonly tQuantile: typeof stdTQuantile;
}

const require = createRequire(import.meta.url);
let read: Distributions | undefined;

function exact(): Distributions {
  return (read ??= {
    normalCdf: require('@stdlib/stats-base-dists-normal-cdf') as typeof stdNormalCdf,
    normalLogCdf: require('@stdlib/stats-base-dists-normal-logcdf') as typeof stdNormalLogCdf,
    normalQuantile: require('@stdlib/stats-base-dists-normal-quantile') as typeof stdNormalQuantile,
    tCdf: require('@stdlib/stats-base-dists-t-cdf') as typeof stdTCdf,
    tQuantile: require('@stdlib/stats-base-dists-t-quantile') as typeof stdTQuantile,
  });
}

/** P(Z <= z) of the standard normal, 0..1. */
export function normalCdf(z: number): number {
  return exact().normalCdf(z, 0, 1);
}

/** ln P(Z <= z), without underflow far below 0. */
export function normalLogCdf(z: number): number {
  return exact().normalLogCdf(z, 0, 1);
}

/** The z below which a share `p` (0..1) of the standard normal lies. */
export function normalQuantile(p: number): number {
  return exact().normalQuantile(p, 0, 1);
}

/** P(T <= t) of Student's t with `df` > 0 degrees of freedom, fractions allowed. */
export function tCdf(t: number, df: number): number {
  return exact().tCdf(t, df);
}

/** The t below which a share `p` (0..1) lies; `df` > 0, fractions allowed. */
export function tQuantile(p: number, df: number): number {
  return exact().tQuantile(p, df);
}

/** How often is |Z| at least |z| by chance? 0..1. */
export function normalTwoSidedP(z: number): number {
  return 2 * normalCdf(-Math.abs(z));
}

/** The z of a two-sided interval at `confidence` (0.95 gives 1.96). */
export function twoSidedZ(confidence: number): number {
  return normalQuantile(1 - (1 - confidence) / 2);
}

/**
 * How often is a chi-square with `df` = 1, 2, 3 ... degrees of freedom at least `chi2` by chance?
 * 0..1.
 */
export function chiSquareUpperP(chi2: number, df: number): number {
  const half = chi2 / 2;
  const isOdd = df % 2 === 1;
  let upper = isOdd ? normalTwoSidedP(Math.sqrt(chi2)) : Math.exp(-half);
  let term = isOdd ? Math.sqrt((2 * chi2) / Math.PI) * Math.exp(-half) : half * Math.exp(-half);
  for (let freedom = isOdd ? 3 : 4; freedom <= df; freedom += 2) {
    upper += term;
    term *= chi2 / freedom;
  }
  return upper;
}
