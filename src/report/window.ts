// Which stretch of time a report is about, and how it is called.
import { dayNumber } from '../domain/civil-day.js';
import type { Instant } from '../domain/clock.js';
import type { Window } from '../domain/window.js';
import { addDays, dayStart, isoWeek, localDay, weekStart } from '../domain/zone.js';
import type { Language, RelativePeriod, ReportQuery } from './consistency-report.js';
import { fullTimeWords, spanWords } from './words/time-words.js';
import { wordsOf } from './words/words.js';

const periodDays: Readonly<Record<RelativePeriod, number>> = {
  'last-4-weeks': 28,
  'last-13-weeks': 91,
  'last-7-days': 7,
};
const usualPeriod: RelativePeriod = 'last-4-weeks';

/**
 * The window a query asks for. Weeks are complete ISO weeks of the zone before `completeUntil`, days complete local days;
 * one bound alone: `to` is `completeUntil` (at least a day on), `from` 28 days back.
 */
export function resolveWindow(
  query: Pick<ReportQuery, 'from' | 'to' | 'period'>,
  completeUntil: Instant,
  zone: string,
): Window {
  const { from, to } = query;
  if (from !== null && to !== null) return { from, to };
  if (from !== null) return { from, to: Math.max(completeUntil, daysLater(from, 1, zone)) };
  if (to !== null) return { from: daysLater(to, -periodDays[usualPeriod], zone), to };
  return relativeWindow(query.period ?? usualPeriod, completeUntil, zone);
}

function relativeWindow(period: RelativePeriod, completeUntil: Instant, zone: string): Window {
  const end =
    period === 'last-7-days'
      ? dayStart(localDay(completeUntil, zone), zone)
      : weekStart(isoWeek(completeUntil, zone), zone);
  return { from: daysLater(end, -periodDays[period], zone), to: end };
}

function daysLater(instant: Instant, days: number, zone: string): Instant {
  return dayStart(addDays(localDay(instant, zone), days), zone);
}

/** The stretch of as many local days that ends where this window's first day begins. */
export function windowBefore(window: Window, zone: string): Window {
  const first = localDay(window.from, zone);
  const start = addDays(first, -daysIn(window, zone));
  return { from: dayStart(start, zone), to: dayStart(first, zone) };
}

/** The same weekdays 52 weeks earlier. */
export function windowYearBefore(window: Window, zone: string): Window {
  return { from: yearBefore(window.from, zone), to: yearBefore(window.to, zone) };
}

function yearBefore(instant: Instant, zone: string): Instant {
  return daysLater(instant, -364, zone) + (instant - daysLater(instant, 0, zone));
}

/** How many local days the window touches. */
function daysIn({ from, to }: Window, zone: string): number {
  return dayNumber(localDay(to - 1, zone)) - dayNumber(localDay(from, zone)) + 1;
}

/** `28 Sep - 25 Oct 2026 (weeks 40-43)`; weeks are named where the window is whole ISO weeks, times where it cuts through a day. */
export function windowLabel({ from, to }: Window, zone: string, lang: Language): string {
  if (!startsDay(from, zone) || !startsDay(to, zone)) {
    return `${fullTimeWords(from, zone, lang)} - ${fullTimeWords(to, zone, lang)}`;
  }
  const span = spanWords(from, to - 1, zone, lang);
  const isWeeks = startsWeek(from, zone) && startsWeek(to, zone);
  return isWeeks ? `${span} (${weeksWords({ from, to }, zone, lang)})` : span;
}

function weeksWords({ from, to }: Window, zone: string, lang: Language): string {
  const first = weekNumber(from, zone);
  const last = weekNumber(to - 1, zone);
  const say = wordsOf(lang);
  return first === last ? say('page.week', { first }) : say('page.weeks', { first, last });
}

function weekNumber(instant: Instant, zone: string): string {
  return String(Number(isoWeek(instant, zone).slice(-2)));
}

function startsDay(instant: Instant, zone: string): boolean {
  return dayStart(localDay(instant, zone), zone) === instant;
}

function startsWeek(instant: Instant, zone: string): boolean {
  return weekStart(isoWeek(instant, zone), zone) === instant;
}
