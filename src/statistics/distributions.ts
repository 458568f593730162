// The normal and t distributions, exact in the far tail, under names that say what they answer.
import stdNormalCdf from '@stdlib/stats-base-dists-normal-cdf';
import stdNormalLogCdf from '@stdlib/stats-base-dists-normal-logcdf';
import stdNormalQuantile from '@stdlib/stats-base-dists-normal-quantile';
import stdTCdf from '@stdlib/stats-base-dists-t-cdf';
import stdTQuantile from '@stdlib/stats-base-dists-t-quantile';

/** P(Z <= z) of the standard normal, 0..1. */
export function normalCdf(z: number): number {
  return stdNormalCdf(z, 0, 1);
}

/** ln P(Z <= z), without underflow far below 0. */
export function normalLogCdf(z: number): number {
  return stdNormalLogCdf(z, 0, 1);
}

/** The z below which a share `p` (0..1) of the standard normal lies. */
export function normalQuantile(p: number): number {
  return stdNormalQuantile(p, 0, 1);
}

/** P(T <= t) of Student's t with `df` > 0 degrees of freedom, fractions allowed. */
export function tCdf(t: number, df: number): number {
  return stdTCdf(t, df);
}

/** The t below which a share `p` (0..1) lies; `df` > 0, fractions allowed. */
export function tQuantile(p: number, df: number): number {
  return stdTQuantile(p, df);
}

/** How often is |Z| at least |z| by chance? 0..1. */
export function normalTwoSidedP(z: number): number {
  return 2 * normalCdf(-Math.abs(z));
}

/** The z of a two-sided interval at `confidence` (0.95 gives 1.96). */
export function twoSidedZ(confidence: number): number {
  return normalQuantile(1 - (1 - confidence) / 2);
}
