// Instants and days in words: `Mon 26 Oct 08:00`, `19 Oct 2026`; 24-hour clock, always in a stated zone.
import type { Instant } from '../../domain/clock.js';
import type { Language } from '../consistency-report.js';

const formatters = new Map<string, Intl.DateTimeFormat>();

type Part = 'weekday' | 'day' | 'month' | 'year' | 'hour' | 'minute';
type Parts = Readonly<Record<Part, string>>;

/** `Mon 26 Oct 08:00` (`ma 26 okt 08:00`). */
export function timeWords(instant: Instant, zone: string, lang: Language): string {
  const { weekday, day, month, hour, minute } = partsOf(instant, zone, lang);
  return `${weekday} ${day} ${month} ${hour}:${minute}`;
}

/** `Mon 26 Oct 2026 08:00`. */
export function fullTimeWords(instant: Instant, zone: string, lang: Language): string {
  const { weekday, day, month, year, hour, minute } = partsOf(instant, zone, lang);
  return `${weekday} ${day} ${month} ${year} ${hour}:${minute}`;
}

/** `19 Oct 2026`: the local day of an instant. */
export function dayWords(instant: Instant, zone: string, lang: Language): string {
  const { day, month, year } = partsOf(instant, zone, lang);
  return `${day} ${month} ${year}`;
}

/** `19 Oct` for a calendar day written `2026-10-19`. */
export function shortDayWords(day: string, lang: Language): string {
  const parts = partsOf(Date.parse(`${day}T12:00:00Z`), 'UTC', lang);
  return `${parts.day} ${parts.month}`;
}

/** `19 Oct` where the day lies in the year of `near` (in UTC), else `19 Oct 2025`. */
export function nearDayWords(day: string, near: Instant, lang: Language): string {
  const isSameYear = day.startsWith(new Date(near).toISOString().slice(0, 4));
  return isSameYear
    ? shortDayWords(day, lang)
    : dayWords(Date.parse(`${day}T12:00:00Z`), 'UTC', lang);
}

/** `28 Sep - 25 Oct 2026`: first and last day, both included; what they have in common is said once. */
export function spanWords(first: Instant, last: Instant, zone: string, lang: Language): string {
  const start = partsOf(first, zone, lang);
  const end = partsOf(last, zone, lang);
  const closing = `${end.day} ${end.month} ${end.year}`;
  if (start.year !== end.year) return `${start.day} ${start.month} ${start.year} - ${closing}`;
  if (start.month !== end.month) return `${start.day} ${start.month} - ${closing}`;
  return start.day === end.day ? closing : `${start.day} - ${closing}`;
}

function partsOf(instant: Instant, zone: string, lang: Language): Parts {
  const found = formatter(zone, lang).formatToParts(instant);
  return Object.fromEntries(found.map(({ type, value }) => [type, value])) as Parts;
}

function formatter(zone: string, lang: Language): Intl.DateTimeFormat {
  const key = `${lang} ${zone}`;
  const known = formatters.get(key);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat(lang, {
    timeZone: zone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  formatters.set(key, made);
  return made;
}
