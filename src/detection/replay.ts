// Stored interactions played back day by day: at the end of each day the book holds exactly what was known then.
import { civilDay, dayNumber, weekdayOf } from '../domain/civil-day.js';
import type { Instant } from '../domain/clock.js';
import type { Interaction } from '../domain/interaction.js';
import type { MeasuredValue, Measurement, Measurer } from '../domain/measure.js';
import { dayStart, localDay, timeStratum } from '../domain/zone.js';
import type { EvidenceBook } from './evidence-book.js';
import { instantsOfNews, knownAt } from './known-at.js';

export interface ReplaySource {
  readonly interactions: readonly Interaction[];
  readonly measurer: Measurer;
  /** Report zone: its midnights end the days. */
  readonly zone: string;
  /** Is language a stratum of its own? */
  readonly hasLanguages: boolean;
  readonly isWatched: (measurement: Measurement) => boolean;
}

export interface Replay {
  /** Plays one finished local day into the book; days go forward, none left out. */
  play(day: string): void;
}

interface Played {
  readonly interaction: Interaction;
  readonly news: readonly Instant[];
  counted: readonly Measurement[];
}

/** Waits still open are measured anew daily while this young, later once a week. */
const youngDays = 14;

function isSameValue(one: MeasuredValue, other: MeasuredValue | undefined): boolean {
  if (other === undefined || one.kind !== other.kind) return false;
  if (one.kind === 'rating') return one.value === (other as typeof one).value;
  const { outcome } = other as typeof one;
  if (one.kind === 'share') return one.outcome === outcome;
  return one.outcome === outcome && one.seconds === (other as typeof one).seconds;
}

function isSame(one: readonly Measurement[], other: readonly Measurement[]): boolean {
  return (
    one.length === other.length &&
    one.every(({ value, metric, variant }, index) => {
      const mate = other[index];
      return mate?.metric === metric && mate.variant === variant && isSameValue(value, mate.value);
    })
  );
}

/** Counts what is now known of an interaction in, and what was counted before out. */
function recount(
  book: EvidenceBook,
  played: Played,
  known: readonly Measurement[],
  { zone, hasLanguages }: ReplaySource,
): void {
  const before = played.counted;
  played.counted = known;
  if (isSame(before, known)) return;
  const { channel, topic, openedAt, language, isDateOnly } = played.interaction;
  if (topic === null) return;
  const stratum = timeStratum(openedAt, zone);
  const place = { stratum, language: hasLanguages ? language : null, isDateOnly };
  const count = (measurements: readonly Measurement[], by: 1 | -1): void => {
    for (const { metric, variant, value } of measurements)
      book.count({ metric, variant, channel, topic }, place, value, by);
  };
  count(before, -1);
  count(known, 1);
}

/** The next day on which anything about an interaction may change; null = never again. */
function nextLook(
  { interaction, news, counted }: Played,
  day: number,
  source: ReplaySource,
): number | null {
  const { zone } = source;
  const end = dayStart(civilDay(day + 1), zone);
  const dayOf = (at: Instant): number => dayNumber(localDay(at, zone));
  const looks = news.filter((at) => at >= end).map(dayOf);
  for (const { value, settlesAt } of counted) {
    if (settlesAt < end) continue;
    looks.push(dayOf(settlesAt));
    if (value.kind !== 'duration') continue;
    const isYoung = day - dayOf(interaction.openedAt) < youngDays;
    looks.push(isYoung ? day + 1 : day + 8 - weekdayOf(day + 1));
  }
  return looks.length > 0 ? Math.max(day + 1, Math.min(...looks)) : null;
}

/** Prepares a replay into a book. Memory: the interactions, and an agenda entry for each that may still change. */
export function createReplay(source: ReplaySource, book: EvidenceBook): Replay {
  const { zone, measurer } = source;
  const agenda = new Map<number, Played[]>();
  const schedule = (played: Played, day: number): void => {
    const due = agenda.get(day);
    if (due) due.push(played);
    else agenda.set(day, [played]);
  };
  for (const interaction of source.interactions) {
    if (interaction.topic === null) continue;
    const played = { interaction, news: instantsOfNews(interaction), counted: [] };
    schedule(played, dayNumber(localDay(interaction.openedAt, zone)));
  }
  const look = (played: Played, day: number, at: Instant): void => {
    const known = measurer(knownAt(played.interaction, at), at).filter(source.isWatched);
    recount(book, played, known, source);
    const next = nextLook(played, day, source);
    if (next !== null) schedule(played, next);
  };
  return {
    play: (day) => {
      const number = dayNumber(day);
      const lastInstant = dayStart(civilDay(number + 1), zone) - 1;
      for (const played of agenda.get(number) ?? []) look(played, number, lastInstant);
      agenda.delete(number);
    },
  };
}
