// Sums of many lists of tallies, each made once.
import type { Histogram, Tally } from '../domain/cell.js';
import { SortedCounts } from '../statistics/sorted-counts.js';
import { childOf } from './child-of.js';
import { sumTallies } from './tallies.js';

/** Adds up a list; one of the very same tallies as a list before it has the very same sum. At least one tally. */
export type SumTallies = (tallies: readonly Tally[]) => Tally;

interface Known {
  readonly tallies: readonly Tally[];
  readonly sum: Tally;
}

/** For one pass over many addresses: waits by the staffed clock are those by the customer's where a channel never closes. */
export function openTallySums(): SumTallies {
  const known = new Map<object, Map<number, Known>>();
  return (tallies) => {
    const [{ ended }] = tallies as [Tally];
    const sums = childOf(known, columnOf(ended), () => new Map<number, Known>());
    const before = sums.get(startOf(ended));
    if (before !== undefined && areSame(before.tallies, tallies)) return before.sum;
    const sum = sumTallies(tallies);
    sums.set(startOf(ended), { tallies, sum });
    return sum;
  };
}

function columnOf(histogram: Histogram): object {
  return histogram instanceof SortedCounts ? histogram.sortedKeys : histogram;
}

function startOf(histogram: Histogram): number {
  return histogram instanceof SortedCounts ? histogram.from : 0;
}

function areSame(some: readonly Tally[], others: readonly Tally[]): boolean {
  return (
    some.length === others.length && some.every((one, place) => isSame(one, others[place] as Tally))
  );
}

const besideHistograms = [
  ...(['n', 'sum', 'dateOnly', 'open', 'pending', 'yes', 'no'] as const),
  ...(['beside', 'levels'] as const),
] as const;

/** The same histograms of waits, where they lie, and the same beside them. */
function isSame(one: Tally, other: Tally): boolean {
  if (one === other) return true;
  return (
    besideHistograms.every((field) => one[field] === other[field]) &&
    liesWith(one.ended, other.ended) &&
    liesWith(one.censored, other.censored)
  );
}

function liesWith(one: Histogram, other: Histogram): boolean {
  if (one === other) return true;
  return (
    columnOf(one) === columnOf(other) && startOf(one) === startOf(other) && one.size === other.size
  );
}
