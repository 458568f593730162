// Adding tallies, and what a tally says as numbers that can be compared.
import type { Tally } from '../domain/cell.js';
import type { MetricKind } from '../domain/metric.js';
import { sortedKaplanMeier } from '../statistics/kaplan-meier.js';
import type { SortedMass } from '../statistics/mass.js';
import type { Spread } from '../statistics/mantel-haenszel.js';
import { RowSum } from './row-sum.js';

/** What several stretches of one cell hold together: plain sums, whole numbers. At least one tally. */
export function sumTallies(tallies: readonly Tally[]): Tally {
  if (tallies.length === 1) return tallies[0] as Tally;
  const sum = new RowSum();
  for (const tally of tallies) sum.addTally(tally);
  return sum.tally();
}

/** One channel's waits in one stratum: n times the Kaplan-Meier mass per bucket. */
export interface Waits {
  readonly kind: 'waits';
  readonly n: number;
  readonly sorted: SortedMass;
}

/** One channel's values (shares as 0 and 1, or ratings) in one stratum. */
export interface Values extends Spread {
  readonly kind: 'values';
}

export type Contacts = Waits | Values;

function valuesOfShare({ yes, no }: Tally): Values {
  const n = yes + no;
  const mean = n > 0 ? yes / n : 0;
  return { kind: 'values', n, mean, squares: n * mean * (1 - mean) };
}

function valuesOfRatings({ levels }: Tally): Values {
  let n = 0;
  let sum = 0;
  let sumOfSquares = 0;
  for (const [value, count] of levels) {
    n += count;
    sum += value * count;
    sumOfSquares += value * value * count;
  }
  const mean = n > 0 ? sum / n : 0;
  return { kind: 'values', n, mean, squares: Math.max(0, sumOfSquares - n * mean * mean) };
}

/** What a tally says, as its metric's kind asks; null where nothing is decided yet. */
export function contactsOf(kind: MetricKind, tally: Tally): Contacts | null {
  if (kind === 'duration') {
    const sorted = sortedKaplanMeier(tally.ended, tally.censored);
    return sorted.total > 0 ? { kind: 'waits', n: Math.round(sorted.total), sorted } : null;
  }
  const values = kind === 'share' ? valuesOfShare(tally) : valuesOfRatings(tally);
  return values.n > 0 ? values : null;
}
