// Local days of the company's zone, and instants within them; the clock changes at night, so noon's offset serves the day.
import { holidays, zone } from './company.js';

export const dayMilliseconds = 86_400_000;

export interface LocalDay {
  /** `2026-10-19`. */
  readonly name: string;
  /** Local midnight as the day's clock (noon's offset) has it. */
  readonly start: number;
  readonly isWeekend: boolean;
  /** Weekend or public holiday: nobody in the office. */
  readonly isOff: boolean;
}

const partsFormat = new Intl.DateTimeFormat('en-GB', {
  timeZone: zone,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});
const known = new Map<string, LocalDay>();
const offsets = new Map<number, number>();

/** The local day with that name. */
export function localDay(name: string): LocalDay {
  const found = known.get(name);
  if (found !== undefined) return found;
  const utcNoon = Date.parse(`${name}T12:00:00Z`);
  const weekday = new Date(utcNoon).getUTCDay();
  const isWeekend = weekday === 0 || weekday === 6;
  const start = utcNoon - dayMilliseconds / 2 - offsetAt(utcNoon);
  const day = { name, start, isWeekend, isOff: isWeekend || holidays.has(name) };
  known.set(name, day);
  return day;
}

/** Name of the local day an instant falls on. */
export function dayNameAt(instant: number): string {
  return new Date(instant + offsetAt(instant)).toISOString().slice(0, 10);
}

/** Name of the day after. */
export function nextDayName(name: string): string {
  return new Date(Date.parse(`${name}T12:00:00Z`) + dayMilliseconds).toISOString().slice(0, 10);
}

/** Nine o'clock on the latest Wednesday that is past and no holiday: somebody is in, and last week's digest is out. */
export function latestOfficeMorning(now: number): number {
  for (let at = now; ; at -= dayMilliseconds) {
    const day = localDay(dayNameAt(at));
    const morning = day.start + 9 * 3_600_000;
    if (morning <= now && !day.isOff && isWednesday(day)) return morning;
  }
}

function isWednesday({ name }: LocalDay): boolean {
  return new Date(`${name}T12:00:00Z`).getUTCDay() === 3;
}

/** How far the zone's wall clock is ahead of UTC, in milliseconds; looked up once an hour of the year. */
function offsetAt(instant: number): number {
  const hour = Math.floor(instant / 3_600_000);
  const found = offsets.get(hour);
  if (found !== undefined) return found;
  const part = Object.fromEntries(
    partsFormat.formatToParts(hour * 3_600_000).map(({ type, value }) => [type, value]),
  );
  const wall = `${part['year']!}-${part['month']!}-${part['day']!}T${part['hour']!}:${part['minute']!}:00Z`;
  const offset = Date.parse(wall) - hour * 3_600_000;
  offsets.set(hour, offset);
  return offset;
}
