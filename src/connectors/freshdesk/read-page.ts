// The page after a state: tickets in order of change, each with what was said in it, then the ratings of the same window.
import type { ConversationRead } from '../../domain/conversation.js';
import { walkChanges, type WalkedPage, type WalkState, type WalkWindow } from '../change-walk.js';
import type { Access, Page, Range, SkippedRecord } from '../connector.js';
import { idOf, leftOut, readRecords } from '../records.js';
import { readConversations, readRatings, readTickets, rowsAtOnce } from './client.js';
import { freshdeskUrl, type FreshdeskConfig } from './config.js';
import {
  conversationSchema,
  ratingSchema,
  readRating,
  readTicket,
  ticketSchema,
  type Ticket,
} from './normalise.js';

type FreshdeskAccess = Access<FreshdeskConfig>;

export function readFreshdeskPage(
  access: FreshdeskAccess,
  state: WalkState | null,
  range: Range,
): Promise<Page<WalkState>> {
  const { historyDays } = access.config;
  const read = (window: WalkWindow): Promise<WalkedPage> =>
    window.cursor?.startsWith('ratings ') === true
      ? ratingPage(access, window)
      : ticketPage(access, window);
  return walkChanges(
    access,
    { state, range },
    { historyDays, overlapMs: 600_000, lagMs: 60_000, read },
  );
}

/** Where a list in order of change goes on: at its last change, or on the next page of one that fills a page. */
interface Place {
  readonly since: number;
  readonly page: number;
}

async function ticketPage(access: FreshdeskAccess, window: WalkWindow): Promise<WalkedPage> {
  const [since = window.from, page = 1] = (window.cursor ?? '')
    .split(' ')
    .filter(Boolean)
    .map(Number);
  const { rows, answer } = await readTickets(access, since, page);
  const { items, skipped } = readRecords(ticketSchema, rows, idOf('tickets'));
  const inWindow = items.filter(({ updated_at: at }) => at <= window.to);
  const fresh = inWindow.filter((ticket) => !window.isSeen(ticket.id, ticket.updated_at));
  const read = [];
  for (const ticket of fresh) read.push(await withConversations(access, ticket));
  const isEnd = rows.length < rowsAtOnce || inWindow.length < items.length;
  const next = placeAfter({ since, page }, items);
  return {
    conversations: read.flatMap((one) => one.conversations),
    skipped: [...skipped, ...read.flatMap((one) => one.skipped)],
    seen: Object.fromEntries(fresh.map((ticket) => [ticket.id, ticket.updated_at])),
    answer,
    cursor: isEnd ? 'ratings 1' : `${next.since} ${next.page}`,
  };
}

function placeAfter({ since, page }: Place, items: readonly Ticket[]): Place {
  const last = items.at(-1)?.updated_at ?? since;
  return last > since ? { since: last, page: 1 } : { since, page: page + 1 };
}

interface ReadTicket {
  readonly conversations: readonly ConversationRead[];
  readonly skipped: readonly SkippedRecord[];
}

async function withConversations(access: FreshdeskAccess, ticket: Ticket): Promise<ReadTicket> {
  const { id, created_at: openedAt } = ticket;
  if (ticket.spam === true || ticket.deleted === true)
    return { conversations: [], skipped: [leftOut(id, 'spam_or_deleted', false, openedAt)] };
  const rows = await readConversations(access, id);
  const { items, skipped } = readRecords(conversationSchema, rows, idOf(`${id}.conversations`));
  const hashCustomer = (address: string): string => access.hashCustomer(address);
  const context = { url: freshdeskUrl(access.config), hashCustomer };
  return { conversations: [readTicket(ticket, items, context)], skipped };
}

async function ratingPage(
  access: FreshdeskAccess,
  { from, cursor }: WalkWindow,
): Promise<WalkedPage> {
  const page = Number(cursor?.split(' ')[1] ?? 1);
  const { rows, answer } = await readRatings(access, from, page);
  const { items, skipped } = readRecords(ratingSchema, rows, idOf('ratings'));
  const isEnd = rows.length < rowsAtOnce;
  return {
    lateRatings: items.flatMap((item) => readRating(item) ?? []),
    ...{ skipped, answer, cursor: isEnd ? null : `ratings ${page + 1}` },
  };
}
