// Contacts by stratum: the same stretch of time, part of the day and kind of day (and language, where asked).
import type { Tally } from '../domain/cell.js';
import type { MetricKind } from '../domain/metric.js';
import { childOf } from './child-of.js';
import type { Entry, Evidence, Series } from './evidence.js';
import { RowSum } from './row-sum.js';
import { contactsOf, type Contacts } from './tallies.js';
import type { Timetable } from './timetable.js';

/** How contacts fall into strata. */
export interface Layout {
  readonly evidence: Evidence;
  /** Layouts with the same key lay the same evidence alike. */
  readonly key: string;
  readonly timetable: Timetable;
  /** Dates without a time know no parts of the day. */
  readonly isCoarse: boolean;
}

/** Stratum -> contacts. `unitOf` reads the unit out of the key. */
export type Strata = ReadonlyMap<number, Contacts>;

const unitStride = 8 * 1024;

/** Which unit of the timetable a stratum lies in. */
export function unitOf(key: number): number {
  return Math.floor(key / unitStride);
}

/** The part of a stratum's key that does not depend on the week. */
function keyInWeek(
  { slot, language }: Pick<Entry, 'slot' | 'language'>,
  { evidence, isCoarse }: Layout,
): number {
  const { daypart, isWeekend } = evidence.slots[slot] as Evidence['slots'][number];
  const time = (isCoarse ? 0 : daypart * 2) + (isWeekend ? 1 : 0);
  const spoken = language === null ? 0 : evidence.languages.indexOf(language) + 1;
  return time + 8 * spoken;
}

/** Keys rise. */
function inOrder(sums: ReadonlyMap<number, RowSum>): readonly (readonly [number, RowSum])[] {
  return [...sums].sort(([one], [other]) => one - other);
}

/** A series by unit, part of the day, weekday or weekend, and language. O(entries). */
export function stratify(series: Series, kind: MetricKind, layout: Layout): Strata {
  const { unitsOf } = layout.timetable;
  const sums = new Map<number, RowSum>();
  series.eachPart((part) => {
    const key = keyInWeek(part, layout);
    for (const unit of unitsOf[part.slot] as readonly number[])
      part.addTo(childOf(sums, unit * unitStride + key, newSum));
  });
  const strata = new Map<number, Contacts>();
  for (const [key, sum] of inOrder(sums)) {
    const contacts = contactsOf(kind, sum.tally());
    if (contacts !== null) strata.set(key, contacts);
  }
  return strata;
}

const newSum = (): RowSum => new RowSum();

/** What a series holds in the window by part of the day, weekday or weekend, and language, all weeks together. */
export function groupWindow(series: Series, layout: Layout): ReadonlyMap<number, Tally> {
  const { isWindowSlot } = layout.timetable;
  const groups = new Map<number, RowSum>();
  series.eachPart((part) => {
    if (isWindowSlot[part.slot] === true)
      part.addTo(childOf(groups, keyInWeek(part, layout), newSum));
  });
  return new Map([...groups].map(([key, sum]) => [key, sum.tally()]));
}
