// Stratified comparison of means and shares: by how much do the channels differ, like compared with
// like?
import type { StratifiedScore } from './stratified-score.js';

/** Counts and means of the two channels in one stratum. A share is the mean of zeros and ones. */
export interface MeanStratum {
  readonly nA: number;
  readonly meanA: number;
  readonly nB: number;
  readonly meanB: number;
}

/**
 * S/W is the Mantel-Haenszel weighted difference of means (A minus B), in the unit of the means;
 * strata with an empty side add nothing. `withinVariance` is the variance of a single value inside
 * the strata, pooled over them (`pooledVariance`). For a margin d test S - dW. Valid for any
 * counts; V0 assumes independent contacts with one variance. Source: Mantel and Haenszel 1959;
 * Greenland and Robins 1985 (weights nm/N).
 */
export function scoreMeans(
  strata: readonly MeanStratum[],
  withinVariance: number,
): StratifiedScore {
  let score = 0;
  let weight = 0;
  for (const { nA, meanA, nB, meanB } of strata) {
    if (nA <= 0 || nB <= 0) continue;
    const stratumWeight = (nA * nB) / (nA + nB);
    score += stratumWeight * (meanA - meanB);
    weight += stratumWeight;
  }
  return { score, weight, varianceNull: weight * withinVariance };
}

/** Count, mean and sum of squared deviations of one channel in one stratum. */
export interface Spread {
  readonly n: number;
  readonly mean: number;
  /** Sum of (value - mean)^2; for a share n p (1 - p). */
  readonly squares: number;
}

/**
 * How far do single values lie from their own group's mean? The pooled variance with one degree of
 * freedom lost per group; null where no group has two values.
 */
export function pooledVariance(groups: readonly Spread[]): number | null {
  let squares = 0;
  let freedom = 0;
  for (const group of groups) {
    if (group.n < 1) continue;
    squares += group.squares;
    freedom += group.n - 1;
  }
  return freedom > 0 ? squares / freedom : null;
}
