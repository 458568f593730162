// Single channels over the weeks of a window: polls change the last week most often, and the others need not be added up again for it.
import { childOf } from './child-of.js';
import type { Address, Series } from './evidence.js';
import { sumSeries, sumSide, type SideSum } from './side-sums.js';
import { cellsOfTwin, sumOfTwin } from './twins.js';
import type { WeekBook } from './week-book.js';

/** What is not what it was. */
export interface Touched {
  /** In which weeks. */
  readonly weeks: ReadonlySet<string>;
  /** At which addresses, by key. */
  readonly addresses: ReadonlyMap<string, Address>;
}

export interface GrowingSides {
  /** The sums over these weeks at all addresses that were touched, by key; null where nothing is left. */
  sum(weeks: ReadonlyMap<string, WeekBook>, touched: Touched): ReadonlyMap<string, SideSum | null>;
}

export function openGrowingSides(): GrowingSides {
  /** By key: everything but the last week. */
  const rests = new Map<string, Series>();
  let last: string | undefined;
  return {
    sum: (weeks, touched) => {
      const before = last;
      last = [...weeks.keys()].at(-1);
      if (last !== before) rests.clear();
      const isLast = last === before && [...touched.weeks].every((week) => week === last);
      if (!isLast) for (const key of touched.addresses.keys()) rests.delete(key);
      const books = [...weeks.values()];
      const earlier = books.slice(0, -1);
      const latest = books.slice(-1);
      if (!isLast) return sumOnce(touched.addresses, books);
      const sideOf = (key: string, address: Address): SideSum | null =>
        sumSide(
          latest,
          address,
          childOf(rests, key, () => sumSeries(earlier, address)),
        );
      return new Map([...touched.addresses].map(([key, address]) => [key, sideOf(key, address)]));
    },
  };
}

/** The sum of each address; that of its twin where there is one. */
function sumOnce(
  addresses: ReadonlyMap<string, Address>,
  books: readonly WeekBook[],
): ReadonlyMap<string, SideSum | null> {
  const all = books.map(({ evidence }) => evidence);
  const sums = new Map<string, SideSum | null>();
  for (const [key, address] of addresses) {
    const known = sumOfTwin(sums, all, address);
    sums.set(key, known ? sideOfTwin(known, address) : sumSide(books, address));
  }
  return sums;
}

function sideOfTwin({ series, cells }: SideSum, address: Address): SideSum {
  return { address, series, cells: cellsOfTwin(cells, address) };
}
