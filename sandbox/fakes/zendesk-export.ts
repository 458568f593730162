// The vendor's two ways of exporting: by cursor (tickets) and by start time (streams of events).
import type { SimulatedContact } from '../contact.js';
import { stretchOf } from '../by-time.js';
import { ok, pack, unpack, type Asked, type Reply } from '../http/exchange.js';
import { metricSet, ticketShape, touchedAt, usersOf } from './zendesk-ticket.js';
import type { StreamRow } from './zendesk-events.js';

const largestPage = 1000;
/** The newest minute is never exported. */
const withheldMilliseconds = 60_000;

/** How far the next page starts: after this second and, within it, after this ticket. */
interface Place {
  readonly at: number;
  readonly id: number;
}

/** One page of tickets in order of their last change. */
export function ticketsByCursor(
  asked: Asked,
  tickets: readonly SimulatedContact[],
  now: number,
): Reply {
  const { query, origin, path } = asked;
  const start = startOf(query, now);
  if (start === null) return refused('start_time or a known cursor is required');
  if (start === 'too_recent')
    return refused('Too recent start_time. Use a start_time older than 60 seconds');
  const known = now - withheldMilliseconds;
  const rows = tickets
    .filter((contact) => contact.openedAt <= known)
    .map((contact) => ({
      contact,
      at: Math.floor(touchedAt(contact, known) / 1000),
      id: contact.id,
    }))
    .filter((row) => row.at > start.at || (row.at === start.at && row.id > start.id))
    .sort((a, b) => a.at - b.at || a.id - b.id);
  const page = rows.slice(0, pageSize(query));
  const last = page.at(-1) ?? start;
  const cursor = pack({ at: last.at, id: last.id });
  return ok({
    tickets: page.map(({ contact }) => ticketShape(contact, known, origin)),
    ...sideLoads(
      query,
      page.map(({ contact }) => contact),
      known,
    ),
    after_cursor: cursor,
    after_url: `${origin}${path}?cursor=${cursor}`,
    before_cursor: null,
    before_url: null,
    end_of_stream: page.length === rows.length,
  });
}

function startOf(query: URLSearchParams, now: number): Place | 'too_recent' | null {
  if (query.has('cursor')) return unpack(query.get('cursor')) as Place | null;
  const seconds = Number(query.get('start_time') ?? NaN);
  if (!Number.isFinite(seconds)) return null;
  return seconds * 1000 > now - withheldMilliseconds
    ? 'too_recent'
    : { at: seconds - 1, id: Number.MAX_SAFE_INTEGER };
}

function sideLoads(
  query: URLSearchParams,
  contacts: readonly SimulatedContact[],
  now: number,
): object {
  const wanted = new Set((query.get('include') ?? '').split(','));
  const users = new Map(contacts.flatMap(usersOf).map((user) => [user.id, user]));
  return {
    ...(wanted.has('metric_sets')
      ? { metric_sets: contacts.map((contact) => metricSet(contact, now)) }
      : {}),
    ...(wanted.has('users') ? { users: [...users.values()] } : {}),
  };
}

function pageSize(query: URLSearchParams): number {
  return Math.min(largestPage, Number(query.get('per_page') ?? largestPage));
}

/**
 * One page of a stream from `start_time` on, under the given name. A page never cuts a second in two; the next one
 * starts at the last second of this one, so its rows come twice.
 */
export function streamByTime(
  asked: Asked,
  rows: readonly StreamRow[],
  name: string,
  now: number,
): Reply {
  const { query, origin, path } = asked;
  const from = Number(query.get('start_time') ?? NaN);
  if (!Number.isFinite(from)) return refused('start_time is required');
  if (from * 1000 > now - withheldMilliseconds)
    return refused('Too recent start_time. Use a start_time older than 60 seconds');
  const second = (row: StreamRow): number => Math.floor(row.at / 1000);
  const to = now - withheldMilliseconds + 1;
  const fitting = stretchOf(rows, ({ at }) => at, { from: from * 1000, to });
  const edge = fitting[pageSize(query) - 1];
  const page = edge === undefined ? fitting : fitting.filter((row) => second(row) <= second(edge));
  const isLast = page.length === fitting.length;
  const end = page.length === 0 ? from : second(page.at(-1)!);
  const next = `${origin}${path}?start_time=${String(end)}${query.has('include') ? `&include=${query.get('include')!}` : ''}`;
  return ok({
    [name]: page.map((row) => row.shape),
    count: page.length,
    end_time: end,
    end_of_stream: isLast,
    next_page: next,
  });
}

export function refused(description: string): Reply {
  return { status: 422, body: { error: 'InvalidValue', description } };
}
