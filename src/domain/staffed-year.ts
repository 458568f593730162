// The staffed spans of one calendar in one year, as instants: versions, holidays and clock changes settled.
import type { CalendarVersion } from './calendar-version.js';
import { dayNumber, weekdayOf } from './civil-day.js';
import type { Instant } from './clock.js';
import type { StaffedSpan } from './opening-hours.js';
import { wallTime } from './wall-time.js';
import { dayStart } from './zone.js';

/** Disjoint spans in order: [starts[i], ends[i]), with the staffed milliseconds of the year before each. */
export interface StaffedYear {
  readonly starts: readonly Instant[];
  readonly ends: readonly Instant[];
  readonly before: readonly number[];
  readonly totalMs: number;
}

interface Stretch {
  readonly from: Instant;
  readonly to: Instant;
}

const dayMs = 86_400_000;
const minuteMs = 60_000;

/** The spans of a UTC year; each second is judged by the version in force at that second, no second counts twice. */
export function staffedYear(versions: readonly CalendarVersion[], year: number): StaffedYear {
  const whole = { from: Date.UTC(year, 0, 1), to: Date.UTC(year + 1, 0, 1) };
  const sorted = [...versions].sort((one, other) => rank(one) - rank(other));
  const stretches = sorted.flatMap((version, index) => {
    const begins = index === 0 ? -Infinity : beginningOf(version);
    const next = sorted[index + 1];
    const inForce = clip(whole, { from: begins, to: next ? beginningOf(next) : Infinity });
    return inForce ? spansOf(version, inForce) : [];
  });
  return united(stretches.sort((one, other) => one.from - other.from));
}

function rank(version: CalendarVersion): number {
  return version.from === null ? -Infinity : beginningOf(version);
}

function beginningOf(version: CalendarVersion): Instant {
  return version.from === null ? -Infinity : dayStart(version.from, version.timezone);
}

/** Every span of a version that touches the stretch, cut to it. A span belongs to the day it opens. */
function spansOf(version: CalendarVersion, inForce: Stretch): Stretch[] {
  const holidays = new Set(version.holidays.map(dayNumber));
  const first = Math.floor(inForce.from / dayMs) - 2;
  const last = Math.floor(inForce.to / dayMs) + 1;
  const spans: Stretch[] = [];
  for (let day = first; day <= last; day += 1) {
    if (holidays.has(day)) continue;
    for (const span of version.hours[weekdayOf(day) - 1] ?? []) {
      const cut = clip(stretchOf(span, day, version.timezone), inForce);
      if (cut) spans.push(cut);
    }
  }
  return spans;
}

/** Of a time that occurs twice, opening takes the first, closing the second; a missing one moves past the change. */
function stretchOf(span: StaffedSpan, day: number, zone: string): Stretch {
  const midnight = day * dayMs;
  return {
    from: wallTime(midnight + span.opens * minuteMs, zone).first,
    to: wallTime(midnight + span.closes * minuteMs, zone).second,
  };
}

function clip(stretch: Stretch, bounds: Stretch): Stretch | null {
  const from = Math.max(stretch.from, bounds.from);
  const to = Math.min(stretch.to, bounds.to);
  return from < to ? { from, to } : null;
}

function united(stretches: readonly Stretch[]): StaffedYear {
  const starts: Instant[] = [];
  const ends: Instant[] = [];
  for (const stretch of stretches) {
    const last = ends.length - 1;
    if (last >= 0 && stretch.from <= ends[last]!) ends[last] = Math.max(ends[last]!, stretch.to);
    else {
      starts.push(stretch.from);
      ends.push(stretch.to);
    }
  }
  let totalMs = 0;
  const before = starts.map((start, index) => {
    const passed = totalMs;
    totalMs += ends[index]! - start;
    return passed;
  });
  return { starts, ends, before, totalMs };
}
