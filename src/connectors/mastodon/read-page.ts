// The page after a state: mentions forward to the newest, then our own statuses.
import type { Instant } from '../../domain/clock.js';
import type { Access, Page, Range } from '../connector.js';
import { pageOf } from '../page-of.js';
import { idOf, readRecords, type ReadRecords } from '../records.js';
import { presentOf, spanOf } from '../span.js';
import { readAccount, readMentions, readStatuses, type Listing } from './client.js';
import type { MastodonConfig } from './config.js';
import {
  mentionSchema,
  readStatus,
  statusSchema,
  type ReadStatus,
  type Status,
} from './normalise.js';

type MastodonAccess = Access<MastodonConfig>;
type Stream = 'mentions' | 'statuses';

export interface MastodonState {
  readonly account: string;
  readonly stream: Stream;
  /** The newest row known of each stream. */
  readonly minIds: Readonly<Record<Stream, string>>;
  readonly passStartedAt: Instant | null;
}

export async function readMastodonPage(
  access: MastodonAccess,
  state: MastodonState | null,
  range: Range,
): Promise<Page<MastodonState>> {
  const begun = state ?? (await begin(access));
  const minId = begun.minIds[begun.stream];
  const listing = await (begun.stream === 'mentions'
    ? readMentions(access, minId)
    : readStatuses(access, begun.account, minId));
  const passStartedAt = begun.passStartedAt ?? presentOf(access, listing.answer);
  return pageAfter(access, { ...begun, passStartedAt }, { listing, range });
}

async function begin(access: MastodonAccess): Promise<MastodonState> {
  const account = await readAccount(access);
  return {
    account,
    stream: 'mentions',
    minIds: { mentions: '0', statuses: '0' },
    passStartedAt: null,
  };
}

interface Got {
  readonly listing: Listing;
  readonly range: Range;
}

function pageAfter(
  access: MastodonAccess,
  state: MastodonState,
  { listing, range }: Got,
): Page<MastodonState> {
  const { items, skipped } = statusesOn(state.stream, listing.rows);
  const span = spanOf(range, access.config.historyDays, access.clock.now());
  const wanted = items.filter(
    ({ created_at: at }) => at >= span.from && (span.to === null || at < span.to),
  );
  const context = {
    brand: state.account,
    hashCustomer: (address: string) => access.hashCustomer(address),
  };
  const read = wanted.map((status) => readStatus(status, context));
  const good = read.filter((one): one is ReadStatus => 'conversation' in one);
  return pageOf({
    conversations: good.map(({ conversation }) => conversation),
    joins: good.flatMap(({ joins }) => joins),
    skipped: [...skipped, ...read.filter((one) => 'reason' in one)],
    ...standing(state, newestOf(listing.rows)),
  });
}

function statusesOn(stream: Stream, rows: readonly unknown[]): ReadRecords<Status> {
  if (stream === 'statuses') return readRecords(statusSchema, rows, idOf('statuses'));
  const { items, skipped } = readRecords(mentionSchema, rows, idOf('notifications'));
  return { items: items.flatMap(({ status }) => status ?? []), skipped };
}

function newestOf(rows: readonly unknown[]): string | null {
  const { id } = (rows[0] ?? {}) as { id?: unknown };
  return typeof id === 'string' ? id : null;
}

type Standing = Pick<Page<MastodonState>, 'next' | 'isLast' | 'completeUntil'>;

/** Pages may be short before the end: a stream ends with an empty one. */
function standing(state: MastodonState, newest: string | null): Standing {
  if (newest !== null) {
    const minIds = { ...state.minIds, [state.stream]: newest };
    return { next: { ...state, minIds }, isLast: false, completeUntil: null };
  }
  if (state.stream === 'mentions')
    return { next: { ...state, stream: 'statuses' }, isLast: false, completeUntil: null };
  const next: MastodonState = { ...state, stream: 'mentions', passStartedAt: null };
  return { next, isLast: true, completeUntil: state.passStartedAt };
}
