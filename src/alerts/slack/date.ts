// Instants and days as Slack shows them: in the reader's own zone, with ours written in the fallback.
import type { Instant } from '../../domain/clock.js';
import type { Language } from '../../report/consistency-report.js';
import { escapeText } from './text.js';

export interface Place {
  readonly zone: string;
  readonly lang: Language;
}

/** Slack's date token: each reader sees it in their own zone; elsewhere it reads `Mon 26 Oct 08:00 Europe/Brussels`. */
export function instantText(instant: Instant, place: Place): string {
  const seconds = Math.floor(instant / 1000);
  return `<!date^${String(seconds)}^{date_short_pretty} {time}|${escapeText(instantWords(instant, place))}>`;
}

/** The instant in the report zone, zone named: `Mon 26 Oct 2026, 08:00 Europe/Brussels`. */
function instantWords(instant: Instant, place: Place): string {
  const format = new Intl.DateTimeFormat(localeOf(place.lang), {
    timeZone: place.zone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  return `${format.format(instant)} ${place.zone}`;
}

/** A local day (`2026-10-19`) in words: `19 Oct 2026`. */
export function dayWords(day: string, lang: Language): string {
  const instant = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(instant) ? day : dayFormat(lang, 'UTC').format(instant);
}

/** The local day an instant falls on, in words. */
export function dayOfInstant(instant: Instant, place: Place): string {
  return dayFormat(place.lang, place.zone).format(instant);
}

function dayFormat(lang: Language, zone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(localeOf(lang), {
    timeZone: zone,
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  });
}

function localeOf(lang: Language): string {
  return lang === 'nl' ? 'nl-BE' : 'en-GB';
}
