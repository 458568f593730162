// The page after a state: the next stretch of time, halved until it fits on one page.
import type { Instant } from '../../domain/clock.js';
import type { Access, Page, Range } from '../connector.js';
import { pageOf } from '../page-of.js';
import { readRecords } from '../records.js';
import { presentOf, spanOf } from '../span.js';
import { readEvents, type EventPage } from './client.js';
import type { TwilioConfig } from './config.js';
import { readTaskEvent, taskEventSchema } from './normalise.js';

type TwilioAccess = Access<TwilioConfig>;

export interface TwilioState {
  /** Events before this instant have been read. */
  readonly from: Instant;
  /** Length of the next stretch (milliseconds). */
  readonly stretchMs: number;
}

const longestMs = 86_400_000;
const shortestMs = 1000;
/** Events of the last moments may still be on their way. */
const lagMs = 60_000;
const overlapMs = 300_000;
/** A little less than what the vendor keeps. */
const keptMs = 30 * 86_400_000 - 3_600_000;

export async function readTwilioPage(
  access: TwilioAccess,
  state: TwilioState | null,
  range: Range,
): Promise<Page<TwilioState>> {
  const now = access.clock.now();
  const span = spanOf(range, access.config.historyDays, now);
  const begun = state ?? { from: span.from, stretchMs: longestMs };
  const lost = now - keptMs;
  if (begun.from < lost) return afterHole(begun, lost, state !== null);
  const end = span.to ?? now;
  if (begun.from >= end) return pageOf({ next: begun, isLast: true });
  const to = Math.min(begun.from + begun.stretchMs, end);
  const page = await readEvents(access, { from: begun.from, to });
  return pageAfter(access, begun, { page, to, end });
}

/** What lay before is no longer kept; a first reading simply begins where there is something. */
function afterHole(state: TwilioState, from: Instant, isHole: boolean): Page<TwilioState> {
  const hole = { from: state.from, to: from, reason: 'history_too_short' };
  return pageOf({ holes: isHole ? [hole] : [], next: { ...state, from }, isLast: false });
}

interface Stretch {
  readonly page: EventPage;
  readonly to: Instant;
  readonly end: Instant;
}

function pageAfter(
  access: TwilioAccess,
  state: TwilioState,
  { page, to, end }: Stretch,
): Page<TwilioState> {
  const length = to - state.from;
  if (page.isFull && length > shortestMs)
    return pageOf({ next: { ...state, stretchMs: Math.ceil(length / 2) }, isLast: false });
  const { items, skipped } = readRecords(taskEventSchema, page.events, keyOf);
  const { topicAttribute, customerAttribute } = access.config;
  const hashCustomer = (address: string): string => access.hashCustomer(address);
  const context = { topicAttribute, customerAttribute, hashCustomer };
  const conversations = items.flatMap((event) => readTaskEvent(event, context) ?? []);
  const isLast = to >= end;
  const completeUntil = Math.min(to, presentOf(access, page.answer)) - (isLast ? lagMs : 0);
  const stretchMs = Math.min(longestMs, state.stretchMs * 2);
  const next = { from: isLast ? to - overlapMs : to, stretchMs };
  return pageOf({ conversations, skipped, next, isLast, completeUntil });
}

function keyOf(record: unknown, place: number): string {
  const { sid } = (record ?? {}) as { sid?: unknown };
  return typeof sid === 'string' ? sid : `events[${place}]`;
}
