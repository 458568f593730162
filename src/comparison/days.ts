// On which days did a channel have contacts? Kept as bits, a week at a time.
import { dayNumber, weekdayOf } from '../domain/civil-day.js';
import type { Series, Slot } from './evidence.js';
import type { Layout } from './strata.js';

/** Day number of a Monday -> its week's days as bits, Monday first. */
export type Days = ReadonlyMap<number, number>;

/** The days of the window on which a channel had contacts in any of these series. */
export function daysIn(
  seriesList: readonly Series[],
  { evidence, timetable }: Pick<Layout, 'evidence' | 'timetable'>,
): Days {
  const days = new Map<number, number>();
  for (const series of seriesList)
    for (const { slot, weekdays } of series) {
      if (!timetable.isWindowSlot[slot]) continue;
      const first = dayNumber((evidence.slots[slot] as Slot).day);
      const weekday = weekdayOf(first);
      const monday = first - weekday + 1;
      days.set(monday, (days.get(monday) ?? 0) | (weekdays ?? 1 << (weekday - 1)));
    }
  return days;
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
