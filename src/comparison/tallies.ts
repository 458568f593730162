// Adding tallies, and what a tally says as numbers that can be compared.
import type { Histogram, Tally } from '../domain/cell.js';
import type { MetricKind } from '../domain/metric.js';
import { kaplanMeierMass } from '../statistics/kaplan-meier.js';
import { sortMass, type SortedMass } from '../statistics/mass.js';
import type { Spread } from '../statistics/mantel-haenszel.js';

function addCounts(histograms: readonly Histogram[]): Histogram {
  const filled = histograms.filter((histogram) => histogram.size > 0);
  if (filled.length <= 1) return filled[0] ?? new Map<number, number>();
  const sum = new Map(filled[0]);
  for (const histogram of filled.slice(1))
    for (const [key, count] of histogram) sum.set(key, (sum.get(key) ?? 0) + count);
  return sum;
}

function addNumbers(tallies: readonly Tally[], read: (tally: Tally) => number): number {
  return tallies.reduce((sum, tally) => sum + read(tally), 0);
}

/** What several stretches of one cell hold together: plain sums, whole numbers. At least one tally. */
export function sumTallies(tallies: readonly Tally[]): Tally {
  if (tallies.length === 1) return tallies[0] as Tally;
  return {
    n: addNumbers(tallies, (tally) => tally.n),
    dateOnly: addNumbers(tallies, (tally) => tally.dateOnly),
    ended: addCounts(tallies.map((tally) => tally.ended)),
    censored: addCounts(tallies.map((tally) => tally.censored)),
    open: addNumbers(tallies, (tally) => tally.open),
    sum: addNumbers(tallies, (tally) => tally.sum),
    yes: addNumbers(tallies, (tally) => tally.yes),
    no: addNumbers(tallies, (tally) => tally.no),
    pending: addNumbers(tallies, (tally) => tally.pending),
    levels: addCounts(tallies.map((tally) => tally.levels)),
  };
}

/** One channel's waits in one stratum: n times the Kaplan-Meier mass per bucket. */
export interface Waits {
  readonly kind: 'waits';
  readonly n: number;
  readonly mass: SortedMass;
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
  let [n, sum, sumOfSquares] = [0, 0, 0];
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
    const mass = sortMass(kaplanMeierMass(tally.ended, tally.censored));
    return mass.total > 0 ? { kind: 'waits', n: Math.round(mass.total), mass } : null;
  }
  const values = kind === 'share' ? valuesOfShare(tally) : valuesOfRatings(tally);
  return values.n > 0 ? values : null;
}
