// A share seen in few contacts: how far may the true share lie from it?
import { twoSidedZ } from './distributions.js';

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/**
 * Interval of a share, 0..1, at `confidence` (0.95). Valid for any n >= 1, also for 0 or n
 * successes; contacts independent. Throws RangeError where n < 1 or successes lie outside 0..n.
 * Source: Wilson 1927.
 */
export function wilson(successes: number, n: number, confidence: number): Interval {
  if (!(n >= 1 && successes >= 0 && successes <= n))
    throw new RangeError(`A share needs 0 <= successes <= n and n >= 1, not ${successes} of ${n}.`);
  const z = twoSidedZ(confidence);
  const share = successes / n;
  const centre = (share + z ** 2 / (2 * n)) / (1 + z ** 2 / n);
  const half =
    (z / (1 + z ** 2 / n)) * Math.sqrt((share * (1 - share)) / n + z ** 2 / (4 * n ** 2));
  return {
    low: successes === 0 ? 0 : centre - half,
    high: successes === n ? 1 : centre + half,
  };
}
