// Adding tallies, and what a tally says as numbers that can be compared.
import type { Histogram, Tally } from '../domain/cell.js';
import type { MetricKind } from '../domain/metric.js';
import { sortedKaplanMeier } from '../statistics/kaplan-meier.js';
import type { SortedMass } from '../statistics/mass.js';
import type { Spread } from '../statistics/mantel-haenszel.js';
import { SortedCounts, sumSorted } from '../statistics/sorted-counts.js';

type CountsOf = 'ended' | 'censored' | 'levels';

const nothing: Histogram = new Map();

function addCounts(tallies: readonly Tally[], field: CountsOf): Histogram {
  const filled: Histogram[] = [];
  for (const tally of tallies) if (tally[field].size > 0) filled.push(tally[field]);
  if (filled.length <= 1) return filled[0] ?? nothing;
  return filled.every((counts) => counts instanceof SortedCounts)
    ? sumSorted(filled)
    : addMaps(filled);
}

function addMaps(parts: readonly Histogram[]): Histogram {
  const sum = new Map<number, number>();
  for (const counts of parts)
    for (const [key, count] of counts) sum.set(key, (sum.get(key) ?? 0) + count);
  return sum;
}

/** What several stretches of one cell hold together: plain sums, whole numbers. At least one tally. */
export function sumTallies(tallies: readonly Tally[]): Tally {
  if (tallies.length === 1) return tallies[0] as Tally;
  let n = 0;
  let dateOnly = 0;
  let open = 0;
  let total = 0;
  let yes = 0;
  let no = 0;
  let pending = 0;
  for (const tally of tallies) {
    n += tally.n;
    dateOnly += tally.dateOnly;
    open += tally.open;
    total += tally.sum;
    yes += tally.yes;
    no += tally.no;
    pending += tally.pending;
  }
  const ended = addCounts(tallies, 'ended');
  const censored = addCounts(tallies, 'censored');
  const levels = addCounts(tallies, 'levels');
  const sum = { n, dateOnly, ended, censored, open, sum: total, yes, no, pending, levels };
  const beside = addBeside(tallies);
  return beside === null ? sum : { beside, ...sum };
}

function addBeside(tallies: readonly Tally[]): NonNullable<Tally['beside']> | null {
  let beside: Map<string, number> | null = null;
  for (const tally of tallies) {
    if (tally.beside === undefined) continue;
    beside ??= new Map();
    for (const [name, count] of tally.beside) beside.set(name, (beside.get(name) ?? 0) + count);
  }
  return beside;
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
