// When a channel is staffed, and how much staffed time lies between two instants.
import type { CalendarVersion } from './calendar-version.js';
import type { Instant } from './clock.js';
import { staffedYear } from './staffed-year.js';
import type { StaffedYear } from './staffed-year.js';

export type { CalendarVersion } from './calendar-version.js';

/** Each second is judged by the version in force at that second. */
export interface Calendar {
  readonly id: string;
  readonly versions: readonly CalendarVersion[];
}

/** How many years ahead a staffed promise is followed before it counts as never due. */
const horizonYears = 20;

const yearsOf = new WeakMap<Calendar, Map<number, StaffedYear>>();

/** How many staffed seconds lie in [from, to)? 0 where `to` is not after `from`. Throws on an unknown zone or date. */
export function staffedSeconds(calendar: Calendar, from: Instant, to: Instant): number {
  if (to <= from) return 0;
  const first = yearOf(from);
  const last = yearOf(to);
  if (first === last) return (staffedBefore(calendar, to) - staffedBefore(calendar, from)) / 1000;
  let total = yearIn(calendar, first).totalMs - staffedBefore(calendar, from);
  for (let year = first + 1; year < last; year += 1) total += yearIn(calendar, year).totalMs;
  return (total + staffedBefore(calendar, to)) / 1000;
}

/**
 * The instant at which `seconds` of staffed time have passed since `from`: when a staffed promise falls due.
 * Infinity where the calendar opens too seldom for it within twenty years.
 */
export function addStaffed(calendar: Calendar, from: Instant, seconds: number): Instant {
  if (seconds <= 0) return from;
  let left = staffedBefore(calendar, from) + seconds * 1000;
  const first = yearOf(from);
  for (let year = first; year < first + horizonYears; year += 1) {
    const spans = yearIn(calendar, year);
    if (left <= spans.totalMs) return instantAt(spans, left);
    left -= spans.totalMs;
  }
  return Infinity;
}

function yearOf(instant: Instant): number {
  return new Date(instant).getUTCFullYear();
}

function yearIn(calendar: Calendar, year: number): StaffedYear {
  let years = yearsOf.get(calendar);
  if (!years) yearsOf.set(calendar, (years = new Map<number, StaffedYear>()));
  let spans = years.get(year);
  if (!spans) years.set(year, (spans = staffedYear(calendar.versions, year)));
  return spans;
}

/** Staffed milliseconds from the start of the instant's year (UTC) to the instant. */
function staffedBefore(calendar: Calendar, instant: Instant): number {
  const { starts, ends, before } = yearIn(calendar, yearOf(instant));
  const index = lastAtOrBelow(starts, instant);
  if (index < 0) return 0;
  return before[index]! + Math.min(instant, ends[index]!) - starts[index]!;
}

function instantAt(year: StaffedYear, staffedMs: number): Instant {
  let index = lastAtOrBelow(year.before, staffedMs);
  while (index > 0 && year.before[index] === staffedMs) index -= 1;
  return year.starts[index]! + staffedMs - year.before[index]!;
}

/** Index of the last value <= wanted in an ascending list; -1 where there is none. */
function lastAtOrBelow(values: readonly number[], wanted: number): number {
  let low = -1;
  let high = values.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (values[middle]! <= wanted) low = middle;
    else high = middle;
  }
  return low;
}
