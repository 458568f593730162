// How strongly does an accumulated score speak for "A is worse", however often it is looked at?
import { normalLogCdf } from './distributions.js';

/**
 * ln of the e-value of a score with a variance, mixed over all positive effects by a half-normal
 * prior with precision 1/rho. Under no effect (or a negative one) the e-value's mean is at most 1
 * at any stopping time; valid for sums of scores whose variance is not understated (`phiSafe`).
 * `rho` > 0 sets which effects are found fastest. Exact in the far tail. Source: Howard, Ramdas,
 * McAuliffe and Sekhon 2021 (one-sided normal mixture).
 */
export function halfNormalMixture(score: number, variance: number, rho: number): number {
  const spread = 1 + rho * variance;
  const exponent = (rho * score ** 2) / (2 * spread);
  return Math.LN2 - Math.log(spread) / 2 + exponent + normalLogCdf(score * Math.sqrt(rho / spread));
}
