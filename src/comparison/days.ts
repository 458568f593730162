// On which days did a channel have contacts? Kept as bits, a byte a week.
import { dayNumber, weekdayOf } from '../domain/civil-day.js';
import type { Days, Entry, Series, Slot } from './evidence.js';
import type { Layout } from './strata.js';

/** The days of the window on which a channel had contacts in any of these series. */
export function daysIn(
  seriesList: readonly Series[],
  { evidence, timetable }: Pick<Layout, 'evidence' | 'timetable'>,
): Days {
  const found: Days[] = [];
  for (const series of seriesList)
    series.eachPart((part) => {
      if (timetable.isWindowSlot[part.slot])
        found.push(daysOf(part, evidence.slots[part.slot] as Slot));
    });
  return sumDays(found);
}

/** The days on which an entry had contacts. */
export function daysOf(entry: Pick<Entry, 'weekdays' | 'days'>, { day }: Slot): Days {
  if (entry.days) return entry.days;
  const first = dayNumber(day);
  const weekday = weekdayOf(first);
  const bits = entry.weekdays ?? 1 << (weekday - 1);
  return { monday: first - weekday + 1, weeks: singleWeeks[bits] as Uint8Array };
}

/** By their bits. */
const singleWeeks = Array.from({ length: 128 }, (_, bits) => Uint8Array.of(bits));
const noDays: Days = { monday: 0, weeks: new Uint8Array(0) };

/** The days in any of these. */
export function sumDays(all: readonly Days[]): Days {
  const some = all.filter(({ weeks }) => weeks.length > 0);
  if (some.length <= 1) return some[0] ?? noDays;
  const monday = some.reduce((least, one) => Math.min(least, one.monday), Infinity);
  const end = some.reduce((most, one) => Math.max(most, endOf(one)), -Infinity);
  const sum = new Uint8Array((end - monday) / 7);
  for (const { monday: from, weeks } of some) {
    const offset = (from - monday) / 7;
    for (let week = 0; week < weeks.length; week++)
      sum[offset + week] = (sum[offset + week] as number) | (weeks[week] as number);
  }
  return { monday, weeks: sum };
}

function endOf({ monday, weeks }: Days): number {
  return monday + 7 * weeks.length;
}

/** How many days there are in either. */
export function countDays(one: Days, other: Days): number {
  let count = 0;
  for (const bits of sumDays([one, other]).weeks) count += bitCount(bits);
  return count;
}

function bitCount(bits: number): number {
  let count = 0;
  for (let rest = bits; rest > 0; rest >>= 1) count += rest & 1;
  return count;
}
