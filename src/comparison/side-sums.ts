// What single channels did over many weeks, by part of the day, weekday or weekend, and language.
import type { CellTally, Tally } from '../domain/cell.js';
import { childOf } from './child-of.js';
import { daysOf, sumDays } from './days.js';
import {
  cellAt,
  seriesAt,
  type Address,
  type Days,
  type Entry,
  type Series,
  type Slot,
} from './evidence.js';
import { sumTallies } from './tallies.js';
import type { SumTallies } from './tally-sums.js';
import type { WeekBook } from './week-book.js';

/** Everything at one address. */
export interface SideSum {
  readonly address: Address;
  /** In the slots of `sumSlots`. */
  readonly series: Series;
  /** All parts of the day and days together, one a language. */
  readonly cells: readonly CellTally[];
}

const dayparts = [0, 1, 2, 3] as const;

/** The slots of sums: a part of the day on weekdays or at the weekend, of no week. */
export const sumSlots: readonly Slot[] = dayparts.flatMap((daypart) =>
  [false, true].map((isWeekend) => ({
    ...{ block: '', day: '', lastDay: '', daypart, isWeekend },
    ...{ isInWindow: true, isSum: true },
  })),
);

interface GrowingEntry {
  readonly slot: number;
  readonly language: string | null;
  readonly tallies: Tally[];
  readonly days: Days[];
}

/** Adds up one address over what earlier weeks came to, and all of these: whole numbers, so nothing ever has to be taken out. Null where nothing was done. */
export function sumSide(
  weeks: readonly Pick<WeekBook, 'evidence'>[],
  address: Address,
  sum: SumTallies,
  earlier: Series = [],
): SideSum | null {
  const series = sumSeries(weeks, address, sum, earlier);
  if (series.length === 0) return null;
  return { address, series, cells: byLanguage(address, series, sum) };
}

/** The same, in the slots of `sumSlots`. */
export function sumSeries(
  weeks: readonly Pick<WeekBook, 'evidence'>[],
  address: Address,
  sum: SumTallies,
  earlier: Series = [],
): Series {
  const parts = sumSlots.map(() => new Map<string | null, GrowingEntry>());
  for (const entry of earlier) addEntry(parts, entry, sumSlots[entry.slot] as Slot);
  for (const { evidence } of weeks)
    for (const entry of seriesAt(evidence, address))
      addEntry(parts, entry, evidence.slots[entry.slot] as Slot);
  return parts
    .flatMap((languages) => [...languages.values()])
    .map(({ tallies, days, ...part }) => ({
      ...{ ...part, tally: sum(tallies) },
      ...{ weekdays: undefined, days: sumDays(days) },
    }));
}

/** `parts`: by slot and language. */
function addEntry(
  parts: readonly Map<string | null, GrowingEntry>[],
  entry: Entry,
  slot: Slot,
): void {
  const place = slot.daypart * 2 + (slot.isWeekend ? 1 : 0);
  const { language, tally } = entry;
  const part = childOf(parts[place]!, language, () => ({
    ...{ slot: place, language },
    ...{ tallies: [] as Tally[], days: [] as Days[] },
  }));
  part.tallies.push(tally);
  part.days.push(daysOf(entry, slot));
}

/** What a series holds altogether, one a language. */
export function byLanguage(
  address: Address,
  series: Series,
  sum: SumTallies = sumTallies,
): readonly CellTally[] {
  const languages = new Map<string | null, Tally[]>();
  for (const { language, tally } of series)
    childOf(languages, language, (): Tally[] => []).push(tally);
  return [...languages].map(([language, tallies]) => ({
    cell: cellAt(address, language),
    tally: sum(tallies),
  }));
}
