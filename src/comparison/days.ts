// On which days did a channel have contacts? Kept as bits, a week at a time.
import { dayNumber, weekdayOf } from '../domain/civil-day.js';
import type { Days, Entry, Series, Slot } from './evidence.js';
import type { Layout } from './strata.js';

/** The days of the window on which a channel had contacts in any of these series. */
export function daysIn(
  seriesList: readonly Series[],
  { evidence, timetable }: Pick<Layout, 'evidence' | 'timetable'>,
): Days {
  const days = new Map<number, number>();
  for (const series of seriesList)
    for (const entry of series)
      if (timetable.isWindowSlot[entry.slot])
        noteDays(days, entry, evidence.slots[entry.slot] as Slot);
  return days;
}

/** Adds the days on which an entry had contacts. */
export function noteDays(days: Map<number, number>, entry: Entry, { day }: Slot): void {
  const note = (monday: number, bits: number): unknown =>
    days.set(monday, (days.get(monday) ?? 0) | bits);
  if (entry.days) {
    for (const [monday, bits] of entry.days) note(monday, bits);
    return;
  }
  const first = dayNumber(day);
  const weekday = weekdayOf(first);
  note(first - weekday + 1, entry.weekdays ?? 1 << (weekday - 1));
}

/** How many days there are in either. */
export function countDays(one: Days, other: Days): number {
  let count = 0;
  for (const [monday, bits] of one) count += bitCount(bits | (other.get(monday) ?? 0));
  for (const [monday, bits] of other) if (!one.has(monday)) count += bitCount(bits);
  return count;
}

function bitCount(bits: number): number {
  let count = 0;
  for (let rest = bits; rest > 0; rest >>= 1) count += rest & 1;
  return count;
}
