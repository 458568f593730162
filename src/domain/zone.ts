// Days, weeks and time strata in the report zone: cut once, here, and the same on every surface.
import type { Instant } from './clock.js';
import { civilDay, dayNumber, isoWeekOf, mondayOf, weekdayOf } from './civil-day.js';
import { wallTime } from './wall-time.js';
import type { TimeStratum } from './window.js';
import { offsetAt } from './zone-offset.js';

const dayMs = 86_400_000;
const hourMs = 3_600_000;

/** The local day of an instant, `YYYY-MM-DD`. Throws on an unknown zone. */
export function localDay(instant: Instant, zone: string): string {
  return civilDay(localDayNumber(instant, zone));
}

/** The ISO week of an instant in the zone: `2026-W43`, with the ISO year. */
export function isoWeek(instant: Instant, zone: string): string {
  return isoWeekOf(localDayNumber(instant, zone));
}

/** The first instant of an ISO week (`2026-W43`): its Monday in the zone. Throws where the text is no week. */
export function weekStart(week: string, zone: string): Instant {
  return wallTime(mondayOf(week) * dayMs, zone).first;
}

/** The first instant of a local day (`2026-10-19`); where midnight is skipped, the first one after the change. */
export function dayStart(day: string, zone: string): Instant {
  return wallTime(dayNumber(day) * dayMs, zone).first;
}

/** The day `count` days later (earlier if negative), `YYYY-MM-DD`. */
export function addDays(day: string, count: number): string {
  return civilDay(dayNumber(day) + count);
}

/** The ISO week of a day (`YYYY-MM-DD`). */
export function weekOfDay(day: string): string {
  return isoWeekOf(dayNumber(day));
}

/** The hour of the local wall clock, 0..23. */
export function localHour(instant: Instant, zone: string): number {
  const local = instant + offsetAt(instant, zone);
  return Math.floor((((local % dayMs) + dayMs) % dayMs) / hourMs);
}

const strata = new Map<number, TimeStratum>();

/** Which week, day, daypart (22-06, 06-12, 12-18, 18-22 wall time) and kind of day an instant belongs to. */
export function timeStratum(instant: Instant, zone: string): TimeStratum {
  const number = localDayNumber(instant, zone);
  const daypart = daypartOf(localHour(instant, zone));
  const key = number * 4 + daypart;
  let stratum = strata.get(key);
  if (!stratum) {
    const day = civilDay(number);
    stratum = { block: isoWeekOf(number), day, daypart, isWeekend: weekdayOf(number) >= 6 };
    strata.set(key, stratum);
  }
  return stratum;
}

function daypartOf(hour: number): TimeStratum['daypart'] {
  if (hour < 6 || hour >= 22) return 0;
  if (hour < 12) return 1;
  return hour < 18 ? 2 : 3;
}

function localDayNumber(instant: Instant, zone: string): number {
  return Math.floor((instant + offsetAt(instant, zone)) / dayMs);
}
