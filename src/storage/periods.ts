// Grains of segments, and the local periods a segment belongs to.
import type { Instant } from '../domain/clock.js';
import { addDays, dayStart, isoWeek, localDay, weekStart } from '../domain/zone.js';

/** Stored numbers of the grains; `week` and `watchedDay` occur only as marks of what detection must look at again. */
export const grain = { hour: 1, day: 2, month: 3, week: 4, watchedDay: 5 } as const;
export type PeriodGrain = 'day' | 'month';

export interface Period {
  readonly grain: number;
  readonly start: Instant;
}

/** The day (twice: for folding, and for detection), month and ISO week (report zone) that a change at this instant makes stale. */
export function periodsAround(instant: Instant, zone: string): readonly Period[] {
  const day = localDay(instant, zone);
  return [
    { grain: grain.day, start: dayStart(day, zone) },
    { grain: grain.month, start: dayStart(`${day.slice(0, 7)}-01`, zone) },
    { grain: grain.week, start: weekStart(isoWeek(instant, zone), zone) },
    { grain: grain.watchedDay, start: dayStart(day, zone) },
  ];
}

/** The first instant of the period an instant lies in (report zone). */
export function periodStart(period: PeriodGrain, instant: Instant, zone: string): Instant {
  const day = localDay(instant, zone);
  return dayStart(period === 'day' ? day : `${day.slice(0, 7)}-01`, zone);
}

/** The first instant after a period (report zone). */
export function periodEnd(period: PeriodGrain, start: Instant, zone: string): Instant {
  const day = localDay(start, zone);
  if (period === 'day') return dayStart(addDays(day, 1), zone);
  return dayStart(`${addDays(`${day.slice(0, 7)}-01`, 31).slice(0, 7)}-01`, zone);
}
