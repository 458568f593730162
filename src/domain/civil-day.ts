// Calendar days as numbers: days since 1970-01-01, no zone involved.

const dayMs = 86_400_000;
const daysSeen = new Map<number, string>();
const weeksSeen = new Map<number, string>();
const numbersSeen = new Map<string, number>();

/** The day of a day number, `YYYY-MM-DD`. */
export function civilDay(number: number): string {
  let day = daysSeen.get(number);
  if (day === undefined) {
    day = new Date(number * dayMs).toISOString().slice(0, 10);
    daysSeen.set(number, day);
  }
  return day;
}

/** Days from 1970-01-01 to a day written `YYYY-MM-DD`. Throws where that is no day of the calendar. */
export function dayNumber(day: string): number {
  const seen = numbersSeen.get(day);
  if (seen !== undefined) return seen;
  const at = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== day) {
    throw new Error(`"${day}" is not a day: write it as YYYY-MM-DD.`);
  }
  numbersSeen.set(day, at / dayMs);
  return at / dayMs;
}

/** Weekday of a day number: 1 = Monday .. 7 = Sunday. */
export function weekdayOf(number: number): number {
  return ((((number + 3) % 7) + 7) % 7) + 1;
}

/** The ISO week of a day number, `2026-W43`. */
export function isoWeekOf(number: number): string {
  let week = weeksSeen.get(number);
  if (week === undefined) {
    const thursday = number - weekdayOf(number) + 4;
    const year = civilDay(thursday).slice(0, 4);
    const count = Math.floor((thursday - dayNumber(`${year}-01-01`)) / 7) + 1;
    week = `${year}-W${String(count).padStart(2, '0')}`;
    weeksSeen.set(number, week);
  }
  return week;
}

/** The day number of the Monday of an ISO week. Throws where the text is no ISO week. */
export function mondayOf(week: string): number {
  const parts = /^(\d{4})-W(\d{2})$/.exec(week);
  const january4 = parts ? dayNumber(`${parts[1]!}-01-04`) : Number.NaN;
  const monday = january4 - weekdayOf(january4) + 1 + (Number(parts?.[2]) - 1) * 7;
  if (Number.isNaN(monday) || isoWeekOf(monday) !== week) {
    throw new Error(`"${week}" is not an ISO week: write it as 2026-W43.`);
  }
  return monday;
}
