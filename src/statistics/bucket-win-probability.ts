// How often is A slower than B, read from buckets, and how wrong can the buckets make it?
import { sortMass, type Mass } from './mass.js';
import { pairsWon, prepareStratum } from './van-elteren.js';

export interface BucketWinProbability {
  /** P(A > B) + P(A = B)/2, 0..1, one bucket taken as one value. */
  readonly winProbability: number;
  /** The exact probability lies within this much of it. */
  readonly errorBound: number;
}

/** Half the chance that both fall in one bucket: all that the order within buckets can change. */
function halfShared(a: Mass, b: Mass, pairs: number): number {
  const { keys, counts } = sortMass(a);
  let sharedPairs = 0;
  keys.forEach((key, i) => (sharedPairs += (counts[i] as number) * (b.get(key) ?? 0)));
  return sharedPairs / (2 * pairs);
}

/**
 * Null where either side is empty. What lies beyond the last event (`Infinity`) exceeds every
 * bucket and ties with its like. O(k log k).
 */
export function bucketWinProbability(a: Mass, b: Mass): BucketWinProbability | null {
  const stratum = prepareStratum(a, b);
  if (stratum === null) return null;
  const pairs = stratum.a.total * stratum.b.total;
  return { winProbability: pairsWon(stratum, 0) / pairs, errorBound: halfShared(a, b, pairs) };
}
