// When a digest is due, which period it covers, and how long it waits for the data of that period. Pure.
import { CronTime } from 'cron';
import { Temporal } from 'temporal-polyfill';
import type { Instant } from '../domain/clock.js';
import type { Window } from '../domain/window.js';

const lookBackMilliseconds = 26 * 3_600_000;
const longestWaitMilliseconds = 2 * 3_600_000;
const weeksCovered = 4;

/** The latest instant at or before `now` that the cron line names, at most 26 h ago; null = nothing to catch up. */
export function latestSlot(cron: string, zone: string, now: Instant): Instant | null {
  const times = new CronTime(cron, zone);
  let slot: Instant | null = null;
  let next = times.getNextDateFrom(new Date(now - lookBackMilliseconds), zone).toMillis();
  while (next <= now) {
    slot = next;
    next = times.getNextDateFrom(new Date(next), zone).toMillis();
  }
  return slot;
}

/** The four complete ISO weeks before the slot, in the report zone. */
export function digestWindow(slot: Instant, zone: string): Window {
  const local = Temporal.Instant.fromEpochMilliseconds(slot).toZonedDateTimeISO(zone);
  const monday = local.startOfDay().subtract({ days: local.dayOfWeek - 1 });
  return {
    from: monday.subtract({ weeks: weeksCovered }).epochMilliseconds,
    to: monday.epochMilliseconds,
  };
}

/** Send now, wait for data, or send marked "may still change". Finished sources (`null`) need no waiting. */
export function digestReadiness(
  slot: Instant,
  window: Window,
  completeUntil: Instant | null,
  now: Instant,
): 'ready' | 'wait' | 'may_still_change' {
  if (completeUntil === null || completeUntil >= window.to) return 'ready';
  return now - slot < longestWaitMilliseconds ? 'wait' : 'may_still_change';
}
