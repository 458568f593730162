// What single channels did over many weeks, by part of the day, weekday or weekend, and language.
import type { CellTally } from '../domain/cell.js';
import { childOf } from './child-of.js';
import { daysOf, sumDays } from './days.js';
import {
  cellAt,
  ListedEntry,
  ListedSeries,
  noSeries,
  seriesAt,
  type Address,
  type Days,
  type Part,
  type Series,
  type Slot,
} from './evidence.js';
import { RowSum } from './row-sum.js';
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
    block: '',
    day: '',
    lastDay: '',
    daypart,
    isWeekend,
    isInWindow: true,
    isSum: true,
  })),
);

interface GrowingEntry {
  readonly slot: number;
  readonly language: string | null;
  readonly sum: RowSum;
  readonly days: Days[];
}

export type SummedWeek = Pick<WeekBook, 'evidence'>;

/** Adds up one address over what earlier weeks came to, and all of these: whole numbers, so nothing ever has to be taken out. Null where nothing was done. */
export function sumSide(
  weeks: readonly SummedWeek[],
  address: Address,
  earlier: Series = noSeries,
): SideSum | null {
  const series = sumSeries(weeks, address, earlier);
  if (series.length === 0) return null;
  return { address, series, cells: byLanguage(address, series) };
}

/** The same, in the slots of `sumSlots`. */
export function sumSeries(
  weeks: readonly SummedWeek[],
  address: Address,
  earlier: Series = noSeries,
): Series {
  const parts = sumSlots.map(() => new Map<string | null, GrowingEntry>());
  earlier.eachPart((part) => {
    addPart(parts, part, sumSlots[part.slot] as Slot);
  });
  for (const { evidence } of weeks)
    seriesAt(evidence, address)?.eachPart((part) => {
      addPart(parts, part, evidence.slots[part.slot] as Slot);
    });
  const entries = parts.flatMap((languages) => [...languages.values()]);
  return new ListedSeries(
    entries.map(
      ({ slot, language, sum, days }) =>
        new ListedEntry(slot, language, sum.tally(), sumDays(days)),
    ),
  );
}

/** `parts`: by slot and language. */
function addPart(parts: readonly Map<string | null, GrowingEntry>[], part: Part, slot: Slot): void {
  const place = slot.daypart * 2 + (slot.isWeekend ? 1 : 0);
  const { language } = part;
  const growing = childOf(parts[place]!, language, () => ({
    slot: place,
    language,
    sum: new RowSum(),
    days: [] as Days[],
  }));
  part.addTo(growing.sum);
  growing.days.push(daysOf(part, slot));
}

/** What a series holds altogether, one a language. */
export function byLanguage(address: Address, series: Series): readonly CellTally[] {
  const languages = new Map<string | null, RowSum>();
  series.eachPart((part) => {
    part.addTo(childOf(languages, part.language, () => new RowSum()));
  });
  return [...languages].map(([language, sum]) => ({
    cell: cellAt(address, language),
    tally: sum.tally(),
  }));
}
