// Quiet hours of a route: local wall time and weekends, also over the nights when the clock changes.
import { Temporal } from 'temporal-polyfill';
import type { Instant } from '../domain/clock.js';

export interface QuietHours {
  /** Local times `HH:MM`; a start after the end runs over midnight; equal = none but weekends. */
  readonly from: string;
  readonly to: string;
  readonly hasQuietWeekends: boolean;
}

/** When the silence that holds at `now` ends; null while messages may go. */
export function quietUntil(quiet: QuietHours | null, zone: string, now: Instant): Instant | null {
  if (quiet === null) return null;
  let local = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone);
  for (let step = 0; step < 6; step += 1) {
    const end = endOfSilence(quiet, local);
    if (end === null) break;
    local = end;
  }
  return local.epochMilliseconds > now ? local.epochMilliseconds : null;
}

function endOfSilence(
  quiet: QuietHours,
  local: Temporal.ZonedDateTime,
): Temporal.ZonedDateTime | null {
  if (quiet.hasQuietWeekends && local.dayOfWeek >= 6)
    return local.add({ days: 8 - local.dayOfWeek }).startOfDay();
  return endOfNight(quiet, local);
}

function endOfNight(
  { from, to }: QuietHours,
  local: Temporal.ZonedDateTime,
): Temporal.ZonedDateTime | null {
  const time = local.toPlainTime().toString({ smallestUnit: 'second' }).slice(0, 5);
  const isOvernight = from > to;
  const isLate = isOvernight && time >= from;
  const isEarly = isOvernight ? time < to : time >= from && time < to;
  if (!isLate && !isEarly) return null;
  return (isLate ? local.add({ days: 1 }) : local).withPlainTime(to);
}
