// An interval for a running mean that stays valid while one keeps looking.

/**
 * The mixing scale that makes the sequence narrowest near `tuningN` observations, at error rate
 * `alpha`.
 */
export function sequenceRho(tuningN: number, alpha: number): number {
  const twice = -2 * Math.log(alpha);
  return Math.sqrt((twice + Math.log(twice + 1)) / tuningN);
}

/**
 * Half the width of the asymptotic confidence sequence of a mean after n observations of the given
 * variance, in the unit of the mean. Holds at all n at once with probability 1 - alpha, for large
 * n. Source: Waudby-Smith et al. 2021 (arXiv 2103.06476).
 */
export function sequenceHalfWidth(variance: number, n: number, rho: number, alpha: number): number {
  const spread = n * rho ** 2 + 1;
  return Math.sqrt((variance * 2 * spread * Math.log(Math.sqrt(spread) / alpha)) / (n * rho) ** 2);
}
