// The evidence book of a live run: the weeks a day is judged by, filled from the store up to that day and kept from look to look.
import { civilDay, dayNumber, isoWeekOf, mondayOf } from '../domain/civil-day.js';
import { addDays } from '../domain/zone.js';
import { daysBetween } from './day-frame.js';
import { openEvidenceBook, type EvidenceBook } from './evidence-book.js';
import { replaceParts } from './replace-parts.js';
import type { DayPart, DayParts, StretchTallies, WeekReader } from './week-reader.js';

export interface LiveBook {
  readonly book: EvidenceBook;
  /** Fills the book up to the end of a day, never beyond; days go forward. */
  fillTo(day: string, reader: WeekReader): Promise<void>;
  /** A book kept from an earlier look: takes in the days that changed since, and all that is not settled. Cost: those days. */
  refresh(changed: readonly string[], reader: WeekReader): Promise<void>;
  /** Brings an older week in as it is stored now, to be scored again. */
  reload(week: string, reader: WeekReader): Promise<void>;
  /** ISO weeks in the book. */
  readonly loaded: ReadonlySet<string>;
  /** The last day filled in. */
  filledTo(): string;
}

/** Complete weeks beside the running one that an estimate looks at. */
const weeksBack = 3;
/** Weeks kept for onsets. */
const weeksKept = 27;

function weekBefore(week: string, count: number): string {
  return isoWeekOf(mondayOf(week) - 7 * count);
}

function weekOf(day: string): string {
  return isoWeekOf(dayNumber(day));
}

/** Days of one kind that are counted into a book, so that they can be replaced. */
function createShelf(book: EvidenceBook): {
  readonly put: (day: string, parts: readonly DayPart[]) => void;
  readonly days: () => readonly string[];
  readonly forgetWeek: (week: string) => void;
} {
  const held = new Map<string, readonly DayPart[]>();
  return {
    put: (day, parts) => {
      replaceParts(book, held.get(day) ?? [], parts);
      held.set(day, parts);
    },
    days: () => [...held.keys()],
    forgetWeek: (week) => {
      for (const day of held.keys()) if (weekOf(day) === week) held.delete(day);
    },
  };
}

type Shelf = ReturnType<typeof createShelf>;

function putAll(shelf: Shelf, days: DayParts, until: string): void {
  for (const [day, parts] of days) if (day <= until) shelf.put(day, parts);
}

/** What is counted into a book. */
interface Filling {
  readonly book: EvidenceBook;
  readonly settled: Shelf;
  readonly open: Shelf;
  readonly loaded: Set<string>;
}

function put({ settled, open }: Filling, read: StretchTallies, until: string): void {
  putAll(settled, read.settled, until);
  putAll(open, read.open, until);
}

async function load(
  filling: Filling,
  week: string,
  until: string,
  reader: WeekReader,
): Promise<void> {
  if (filling.loaded.has(week)) return;
  filling.loaded.add(week);
  put(filling, await reader.read(week), until);
}

function forget({ book, settled, open, loaded }: Filling, week: string): void {
  book.forgetBlock(week);
  for (const shelf of [settled, open]) shelf.forgetWeek(week);
  loaded.delete(week);
}

async function takeIn(
  { settled, open, loaded }: Filling,
  filledTo: string,
  changed: readonly string[],
  reader: WeekReader,
): Promise<void> {
  for (const day of changed)
    if (day <= filledTo && loaded.has(weekOf(day)))
      settled.put(day, (await reader.readDay(day)).settled.get(day) ?? []);
  const from = civilDay(mondayOf(weekBefore(weekOf(filledTo), weeksBack)));
  const unsettled = await reader.readOpen(from, filledTo);
  for (const day of open.days()) if (!unsettled.has(day)) open.put(day, []);
  putAll(open, unsettled, filledTo);
}

/** An empty book. */
export function openLiveBook(): LiveBook {
  const book = openEvidenceBook('week');
  const loaded = new Set<string>();
  const filling = { book, settled: createShelf(book), open: createShelf(book), loaded };
  let filledTo = '';
  return {
    book,
    loaded,
    filledTo: () => filledTo,
    reload: (week, reader) => load(filling, week, '9999', reader),
    refresh: (changed, reader) => takeIn(filling, filledTo, changed, reader),
    fillTo: async (day, reader) => {
      const week = weekOf(day);
      for (const old of [...loaded]) if (old < weekBefore(week, weeksBack)) forget(filling, old);
      const isRunning = loaded.has(week);
      for (let back = weeksBack; back >= 0; back--)
        await load(filling, weekBefore(week, back), day, reader);
      if (isRunning)
        for (const next of daysBetween(addDays(filledTo, 1), day))
          put(filling, await reader.readDay(next), next);
      filledTo = day;
      reader.forgetBefore(weekBefore(week, weeksKept));
    },
  };
}
