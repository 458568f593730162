// Adding tallies, and what a tally says as numbers that can be compared.
import type { Histogram, Tally } from '../domain/cell.js';
import type { MetricKind } from '../domain/metric.js';
import { kaplanMeierMass } from '../statistics/kaplan-meier.js';
import { sortMass, type Mass, type SortedMass } from '../statistics/mass.js';
import type { Spread } from '../statistics/mantel-haenszel.js';

type CountsOf = 'ended' | 'censored' | 'levels';
type NumberOf = 'n' | 'dateOnly' | 'open' | 'sum' | 'yes' | 'no' | 'pending';

function addCounts(tallies: readonly Tally[], field: CountsOf): Histogram {
  const filled = tallies.filter((tally) => tally[field].size > 0);
  if (filled.length <= 1) return filled[0]?.[field] ?? new Map<number, number>();
  const sum = new Map<number, number>();
  for (const tally of filled)
    for (const [key, count] of tally[field]) sum.set(key, (sum.get(key) ?? 0) + count);
  return sum;
}

function addNumbers(tallies: readonly Tally[], field: NumberOf): number {
  let sum = 0;
  for (const tally of tallies) sum += tally[field];
  return sum;
}

/** What several stretches of one cell hold together: plain sums, whole numbers. At least one tally. */
export function sumTallies(tallies: readonly Tally[]): Tally {
  if (tallies.length === 1) return tallies[0] as Tally;
  return {
    n: addNumbers(tallies, 'n'),
    dateOnly: addNumbers(tallies, 'dateOnly'),
    ended: addCounts(tallies, 'ended'),
    censored: addCounts(tallies, 'censored'),
    open: addNumbers(tallies, 'open'),
    sum: addNumbers(tallies, 'sum'),
    yes: addNumbers(tallies, 'yes'),
    no: addNumbers(tallies, 'no'),
    pending: addNumbers(tallies, 'pending'),
    levels: addCounts(tallies, 'levels'),
    ...addBeside(tallies),
  };
}

function addBeside(tallies: readonly Tally[]): Pick<Tally, 'beside'> {
  const filled = tallies.flatMap(({ beside }) => beside ?? []);
  if (filled.length === 0) return {};
  const beside = new Map<string, number>();
  for (const counts of filled)
    for (const [name, count] of counts) beside.set(name, (beside.get(name) ?? 0) + count);
  return { beside };
}

/** One channel's waits in one stratum: n times the Kaplan-Meier mass per bucket. */
export interface Waits {
  readonly kind: 'waits';
  readonly n: number;
  readonly mass: Mass;
  /** The same, laid out for scoring. */
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
    const mass = kaplanMeierMass(tally.ended, tally.censored);
    const sorted = sortMass(mass);
    return sorted.total > 0 ? { kind: 'waits', n: Math.round(sorted.total), mass, sorted } : null;
  }
  const values = kind === 'share' ? valuesOfShare(tally) : valuesOfRatings(tally);
  return values.n > 0 ? values : null;
}
