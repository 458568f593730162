// Delta queries of Microsoft Graph mail: a first walk, pages, and a link that brings only what has changed since.
import { stretchOf } from '../by-time.js';
import { ok, pack, unpack, type Asked, type Reply } from '../http/exchange.js';
import type { MailRow } from './graph-messages.js';

/** What a link carries: the stretch of changes it stands for and how far it has been read. */
interface Walk {
  readonly since: number;
  readonly until: number;
  readonly offset: number;
  readonly receivedFrom: number;
  readonly select: string;
}

export interface DeltaOptions {
  /** Links older than this are refused, 410. */
  readonly linkDays: number;
}

const defaultPage = 10;
const largestPage = 1000;

/** The messages of one folder, those still to come among them, in the two orders in which they change. */
export interface FolderRows {
  readonly byArrival: readonly MailRow[];
  /** Only those that are filed some day. */
  readonly byFiling: readonly MailRow[];
}

export function folderRows(rows: readonly MailRow[]): FolderRows {
  const filed = rows.filter(({ filedAt }) => filedAt !== null);
  return {
    byArrival: [...rows].sort((a, b) => a.at - b.at),
    byFiling: filed.sort((a, b) => filingOf(a) - filingOf(b)),
  };
}

/** One page of a folder's changes up to `now`, or why there is none. */
export function deltaPage(
  asked: Asked,
  rows: FolderRows,
  now: number,
  { linkDays }: DeltaOptions,
): Reply {
  const walk = walkOf(asked.query, now);
  if (walk === null) return refused;
  if (now - issuedAt(walk) > linkDays * 86_400_000) return expired;
  const changed = changesIn(rows, walk);
  const size = pageSize(asked);
  const page = changed.slice(walk.offset, walk.offset + size);
  const isLast = walk.offset + size >= changed.length;
  const link = isLast
    ? {
        '@odata.deltaLink': linkTo(asked, '$deltatoken', { ...walk, since: walk.until, offset: 0 }),
      }
    : { '@odata.nextLink': linkTo(asked, '$skiptoken', { ...walk, offset: walk.offset + size }) };
  const value = page.map((row) => selected(messageShape(row, walk.until), walk.select));
  return ok({ '@odata.context': `${asked.origin}/$metadata#Collection(message)`, ...link, value });
}

/** A delta link was given where its stretch begins; a page link of the first walk where its stretch ends. */
function issuedAt({ since, until }: Walk): number {
  return since < 0 ? until : since;
}

function walkOf(query: URLSearchParams, now: number): Walk | null {
  const skip = query.get('$skiptoken');
  if (skip !== null) return unpack(skip) as Walk | null;
  const delta = query.get('$deltatoken');
  if (delta === null) return firstWalk(query, now);
  const walk = unpack(delta) as Walk | null;
  return walk === null ? null : { ...walk, until: now };
}

function firstWalk(query: URLSearchParams, now: number): Walk | null {
  const select = query.get('$select') ?? '';
  const start = { since: -1, until: now, offset: 0, receivedFrom: 0, select };
  if (!query.has('$filter')) return start;
  const filter = /^receivedDateTime\s+ge\s+'?([^']+)'?$/.exec(query.get('$filter')!);
  return filter === null ? null : { ...start, receivedFrom: Date.parse(filter[1]!) };
}

/** New since then, or there before and filed since then. */
function changesIn(rows: FolderRows, { since, until, receivedFrom }: Walk): readonly MailRow[] {
  const from = Math.max(since + 1, receivedFrom);
  const arrived = stretchOf(rows.byArrival, arrivalOf, { from, to: until + 1 });
  if (since < 0) return arrived;
  const filed = stretchOf(rows.byFiling, filingOf, { from: since + 1, to: until + 1 });
  const changed = filed.filter(({ at }) => at <= since && at >= receivedFrom);
  return [...changed, ...arrived].sort((a, b) => a.at - b.at);
}

function arrivalOf({ at }: MailRow): number {
  return at;
}

function filingOf({ filedAt }: MailRow): number {
  return filedAt ?? Infinity;
}

function pageSize({ headers }: Asked): number {
  const wanted = /odata\.maxpagesize=(\d+)/.exec(headers['prefer'] ?? '');
  return Math.min(largestPage, Number(wanted?.[1] ?? defaultPage));
}

function linkTo({ origin, path }: Asked, name: string, walk: Walk): string {
  return `${origin}${path}?${name}=${pack(walk)}`;
}

/** A message as the API writes it, as it stood at `now`. */
function messageShape(row: MailRow, now: number): Record<string, unknown> {
  const isFiled = row.filedAt !== null && row.filedAt <= now;
  const changedAt = isFiled ? Math.max(row.at, row.filedAt) : row.at;
  return {
    '@odata.etag': `W/"${pack([row.id, changedAt]).slice(0, 24)}"`,
    id: row.id,
    createdDateTime: iso(row.at),
    lastModifiedDateTime: iso(changedAt),
    receivedDateTime: iso(row.at),
    sentDateTime: iso(row.at - 1000),
    categories: isFiled && row.category !== null ? [row.category] : [],
    conversationId: row.conversationId,
    internetMessageId: row.messageId,
    internetMessageHeaders: Object.entries(row.headers).map(([name, value]) => ({ name, value })),
    subject: row.subject,
    bodyPreview: row.preview,
    isDraft: false,
    isRead: true,
    from: { emailAddress: row.from },
    sender: { emailAddress: row.from },
    toRecipients: [{ emailAddress: row.to }],
  };
}

/** Only the fields asked for, beside the id; headers come only when asked for by name. */
function selected(message: Record<string, unknown>, select: string): object {
  const names = new Set(select.split(',').filter((name) => name !== ''));
  const isWanted = (name: string): boolean =>
    name === 'id' ||
    name.startsWith('@') ||
    (names.size === 0 ? name !== 'internetMessageHeaders' : names.has(name));
  return Object.fromEntries(Object.entries(message).filter(([name]) => isWanted(name)));
}

function iso(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19)}Z`;
}

const refused: Reply = {
  status: 400,
  body: { error: { code: 'ErrorInvalidUrlQuery', message: 'The query is not supported here.' } },
};

const expired: Reply = {
  status: 410,
  body: {
    error: {
      code: 'SyncStateNotFound',
      message: 'The sync state is no longer known; start again.',
    },
  },
};
