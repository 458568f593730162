// The evidence book of a live run: the weeks a day is judged by, filled from the store up to that day.
import { civilDay, dayNumber, isoWeekOf, mondayOf } from '../domain/civil-day.js';
import { openEvidenceBook, type EvidenceBook } from './evidence-book.js';
import type { WeekReader } from './week-reader.js';

export interface LiveBook {
  readonly book: EvidenceBook;
  /** Fills the book up to the end of a day, never beyond; days go forward. */
  fillTo(day: string): Promise<void>;
  /** Brings an older week in as it is stored now, to be scored again. */
  reload(week: string): Promise<void>;
  /** ISO weeks brought in so far. */
  readonly loaded: ReadonlySet<string>;
}

/** Complete weeks beside the running one that an estimate looks at. */
const weeksBack = 3;
/** Weeks kept for onsets. */
const weeksKept = 27;

function weekBefore(week: string, count: number): string {
  return isoWeekOf(mondayOf(week) - 7 * count);
}

/** An empty book over a reader. */
export function openLiveBook(weeks: WeekReader): LiveBook {
  const book = openEvidenceBook('week');
  const loaded = new Set<string>();
  let filledTo = '';
  const addDaysOf = async (week: string, from: string, to: string): Promise<void> => {
    for (const [day, parts] of await weeks.read(week))
      if (day >= from && day <= to)
        for (const { stratum, cells } of parts) book.addTallies(stratum, cells);
  };
  const reload = async (week: string): Promise<void> => {
    if (loaded.has(week)) return;
    loaded.add(week);
    await addDaysOf(week, '', '9999');
  };
  return {
    book,
    loaded,
    reload,
    fillTo: async (day) => {
      const week = isoWeekOf(dayNumber(day));
      for (let back = weeksBack; back >= 1; back--) await reload(weekBefore(week, back));
      const monday = civilDay(mondayOf(week));
      await addDaysOf(week, filledTo < monday ? monday : civilDay(dayNumber(filledTo) + 1), day);
      loaded.add(week);
      filledTo = day;
      book.forgetBlock(weekBefore(week, weeksBack + 1));
      weeks.forgetBefore(weekBefore(week, weeksKept));
    },
  };
}
