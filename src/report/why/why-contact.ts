// One ended wait taken apart: what of it lay in closed hours, what was queueing, what came after the first answer.
import { staffedSeconds, type Calendar } from '../../domain/calendar.js';
import type { Instant } from '../../domain/clock.js';
import type { Basis } from '../../domain/comparison.js';
import type { Interaction } from '../../domain/interaction.js';
import { promiseFor, type ServicePromise } from '../../domain/promise.js';
import { timeStratum } from '../../domain/zone.js';

/** The parts of one wait; seconds, or times the promise. They add up to the wait. */
export interface WaitPieces {
  readonly closed: number;
  readonly queue: number;
  readonly after: number;
}

export interface WhyContact {
  readonly contact: Interaction;
  /** Topic, part of the day and weekend or not: like is compared with like. */
  readonly stratum: string;
  /** Passed on to someone else, or reopened. */
  readonly isMoved: boolean;
  readonly pieces: WaitPieces;
}

export interface WhyPlace {
  readonly metric: 'first_response' | 'resolution';
  readonly basis: Basis;
  readonly zone: string;
  readonly promises: readonly ServicePromise[];
  readonly calendarOf: (channel: string) => Calendar | null;
  /** What ended later than this is not known yet. */
  readonly until: Instant;
}

/** Null where the wait had not ended, no person was owed, or there is no promise to measure it by. */
export function whyContact(contact: Interaction, place: WhyPlace): WhyContact | null {
  const end = endOf(contact, place);
  const seconds = end === null ? null : piecesOf(contact, end, place);
  const unit = unitOf(contact, place);
  if (seconds === null || unit === null) return null;
  const { closed, queue, after } = unit.isStaffed ? { ...seconds, closed: 0 } : seconds;
  return {
    contact,
    stratum: stratumOf(contact, place.zone),
    isMoved: (contact.transfers ?? 0) > 0 || (contact.reopens ?? 0) > 0,
    pieces: {
      closed: closed / unit.seconds,
      queue: queue / unit.seconds,
      after: after / unit.seconds,
    },
  };
}

function endOf(contact: Interaction, { metric, until }: WhyPlace): Instant | null {
  const { firstResponseAt, resolvedAt, openedAt, isSettledByBot } = contact;
  const end = metric === 'resolution' ? resolvedAt : firstResponseAt;
  const isCounted = end !== null && end <= until && end >= openedAt;
  return isCounted && !(isSettledByBot && metric === 'first_response') ? end : null;
}

function piecesOf(contact: Interaction, end: Instant, { calendarOf }: WhyPlace): WaitPieces {
  const { openedAt, firstResponseAt, channel } = contact;
  const calendar = calendarOf(channel);
  const staffed = (from: Instant, to: Instant): number =>
    calendar === null ? (to - from) / 1000 : staffedSeconds(calendar, from, to);
  const answeredAt = Math.min(Math.max(firstResponseAt ?? end, openedAt), end);
  const queue = staffed(openedAt, answeredAt);
  const after = staffed(answeredAt, end);
  return { closed: (end - openedAt) / 1000 - queue - after, queue, after };
}

interface Measure {
  readonly seconds: number;
  /** The promise runs in opening hours alone. */
  readonly isStaffed: boolean;
}

function unitOf(contact: Interaction, { basis, promises, metric }: WhyPlace): Measure | null {
  if (basis === 'customer') return { seconds: 1, isStaffed: false };
  const promise = promiseFor(promises, contact, metric);
  return promise && { seconds: promise.withinSeconds, isStaffed: promise.clock === 'staffed' };
}

function stratumOf({ topic, openedAt }: Interaction, zone: string): string {
  const { daypart, isWeekend } = timeStratum(openedAt, zone);
  return `${topic ?? ''} ${daypart} ${isWeekend}`;
}
