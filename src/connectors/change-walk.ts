// Reading what changed between two instants, page by page: the window is fixed before its first page, and the next one
// begins a little before the end of the last, since changes may show late.
import type { Instant } from '../domain/clock.js';
import type { Access, HttpAnswer, Page, Range } from './connector.js';
import { pageOf } from './page-of.js';
import { spanOf } from './span.js';

/** Where a walk stands. */
export interface WalkState {
  /** What changed from here on is read in this window ... */
  readonly from: Instant;
  /** ... up to here; null between two windows. */
  readonly to: Instant | null;
  /** Where the window goes on, in the vendor's words; null = at its beginning. */
  readonly cursor: string | null;
  /** Change stamps of records read before and likely to be listed again, by id: unchanged ones need no second look. */
  readonly seen: Readonly<Record<string, Instant>>;
}

/** The window a page is asked for. */
export interface WalkWindow {
  readonly from: Instant;
  readonly to: Instant;
  readonly cursor: string | null;
  /** Was this record, as changed then, read already? */
  isSeen(id: string, changedAt: Instant): boolean;
}

/** What a page of the window holds. */
export type WalkedPage = Partial<Page<unknown>> & {
  readonly answer: HttpAnswer;
  /** Where the window goes on; null = it is read. */
  readonly cursor: string | null;
  readonly seen?: Readonly<Record<string, Instant>>;
};

export interface Walk {
  readonly historyDays: number;
  readonly overlapMs: number;
  /** Changes younger than this may not show yet. */
  readonly lagMs: number;
  read(window: WalkWindow): Promise<WalkedPage>;
}

/** The page after `state`; nothing is asked of a window that begins in the future. */
export async function walkChanges(
  access: Access<unknown>,
  { state, range }: { readonly state: WalkState | null; readonly range: Range },
  walk: Walk,
): Promise<Page<WalkState>> {
  const now = access.clock.now();
  const begun = state ?? begin(range, walk.historyDays, now);
  if (begun.from > now) return pageOf({ next: begun, isLast: true });
  const to = begun.to ?? (range.kind === 'backfill' ? Math.min(range.to, now) : now);
  const isSeen = (id: string, at: Instant): boolean => begun.seen[id] === at;
  const { from, cursor } = begun;
  const { answer, seen = {}, ...page } = await walk.read({ from, to, cursor, isSeen });
  const after = { ...begun, to, cursor: page.cursor, seen: { ...begun.seen, ...seen } };
  if (page.cursor !== null) return pageOf({ ...page, next: after, isLast: false });
  const skewMs = Math.min(0, answer.clockAheadMs);
  const next = rested(after, Math.max(from, to + skewMs - walk.lagMs - walk.overlapMs));
  return pageOf({ ...page, next, isLast: true, completeUntil: to + skewMs - walk.lagMs });
}

function begin(range: Range, historyDays: number, now: Instant): WalkState {
  const { from } = spanOf(range, historyDays, now);
  return { from, to: null, cursor: null, seen: {} };
}

/** Between two windows only what the next one will list again is remembered. */
function rested(state: WalkState, from: Instant): WalkState {
  const again = Object.entries(state.seen).filter(([, changedAt]) => changedAt >= from - 1000);
  return { from, to: null, cursor: null, seen: Object.fromEntries(again) };
}
