// How sure is a comparison, in one word? From the width of its interval.
import type { Comparison } from '../../domain/comparison.js';

export type Sureness = 'high' | 'fair' | 'low';

/**
 * High where the interval of "times out of 100" (or of the share, in points) is at most 10 wide, fair up to 25; a
 * provisional comparison is never high, one without a verdict is low.
 */
export function sureness(comparison: Comparison): Sureness {
  if (comparison.verdict === 'inconclusive') return 'low';
  const width = intervalWidth(comparison);
  if (width <= 10 && !comparison.isProvisional) return 'high';
  return width <= 25 ? 'fair' : 'low';
}

function intervalWidth({ timesOutOf100Low, timesOutOf100High, difference }: Comparison): number {
  if (timesOutOf100Low !== null && timesOutOf100High !== null) {
    return timesOutOf100High - timesOutOf100Low;
  }
  if (difference.low === null || difference.high === null) return Infinity;
  const scale = difference.unit === 'points' ? 25 : 1;
  return (difference.high - difference.low) * scale;
}

/** How many contacts stand on either side. */
export function contactsOf({ estimates, better, worse }: Comparison): {
  readonly better: number;
  readonly worse: number;
} {
  return { better: estimates[better]?.n ?? 0, worse: estimates[worse]?.n ?? 0 };
}
