// `calendars`: when channels are staffed, as one set of hours or a list of versions.
import { z } from 'zod';
import type { Calendar, CalendarVersion } from '../domain/calendar.js';
import { parseWeeklyHours } from '../domain/opening-hours.js';
import { checkedText, daySchema, oneOrMore, zoneSchema } from './schema-parts.js';

const hoursRefusal =
  'a span of hours; write it as "08:00-12:30", with 24:00 for the end of the day';
const daysRefusal = 'a weekday; write mon, mon-fri or sat,sun';

const spansSchema = z.union(
  [
    z.array(checkedText(hoursRefusal, (span) => areHours('mon', span))),
    checkedText(hoursRefusal, (span) => areHours('mon', span)),
  ],
  { error: hoursRefusal },
);

function areHours(days: string, span: string): boolean {
  try {
    return parseWeeklyHours({ [days]: [span] }).length === 7;
  } catch {
    return false;
  }
}

const versionSchema = z.strictObject({
  timezone: zoneSchema.optional(),
  hours: z.record(
    checkedText(daysRefusal, (days) => areHours(days, '00:00-24:00')),
    spansSchema,
  ),
  holidays: z.array(daySchema).default([]),
  from: daySchema.optional(),
});

/** One calendar: a version, or a list of versions whose entries carry `from`. */
export const calendarSchema = oneOrMore(versionSchema).refine((list) => list.length > 0, {
  error: 'a calendar; write its hours, or a list of versions that have them',
});

/** The domain's calendar; `timezone` is the report zone for versions that name none. */
export function calendarOf(
  id: string,
  versions: z.output<typeof calendarSchema>,
  timezone: string,
): Calendar {
  return { id, versions: versions.map((version) => versionOf(version, timezone)) };
}

function versionOf(version: z.output<typeof versionSchema>, timezone: string): CalendarVersion {
  const spans = Object.entries(version.hours).map(
    ([days, hours]) => [days, typeof hours === 'string' ? [hours] : hours] as const,
  );
  return {
    from: version.from ?? null,
    timezone: version.timezone ?? timezone,
    hours: parseWeeklyHours(Object.fromEntries(spans)),
    holidays: version.holidays,
  };
}
