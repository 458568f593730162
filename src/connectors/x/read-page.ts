// The page after a state: mentions back to the last one known, then the brand's own posts.
import type { Instant } from '../../domain/clock.js';
import type { Access, Hole, Page, Range } from '../connector.js';
import { pageOf } from '../page-of.js';
import { idOf, readRecords } from '../records.js';
import { presentOf, spanOf } from '../span.js';
import { readTimeline, readUserId, type TimelineAnswer, type TimelinePage } from './client.js';
import type { XConfig } from './config.js';
import { instantOfId, postSchema, readPost, type ReadPost } from './normalise.js';
import { newerId, unwalked, type Walk, type XState } from './state.js';

type XAccess = Access<XConfig>;

/** What the vendor still knows when a `since_id` has become too old. */
const reachMs = 7 * 86_400_000 - 3_600_000;

export async function readXPage(
  access: XAccess,
  state: XState | null,
  range: Range,
): Promise<Page<XState>> {
  const begun = state ?? (await begin(access, range));
  const answer = await ask(access, begun, range);
  if (answer.kind === 'spelling') return readXPage(access, otherSpelling(begun), range);
  if (answer.kind === 'too_old') return restart(access, begun);
  const passStartedAt = begun.passStartedAt ?? presentOf(access, answer.answer);
  return pageAfter(access, { ...begun, passStartedAt }, answer.page);
}

async function begin(access: XAccess, range: Range): Promise<XState> {
  const { from } = spanOf(range, access.config.historyDays, access.clock.now());
  const walks = { mentions: unwalked, tweets: unwalked };
  const userId = await readUserId(access);
  return { ...{ userId, from, walks }, spelling: 'tweet', stream: 'mentions', passStartedAt: null };
}

function ask(access: XAccess, state: XState, range: Range): Promise<TimelineAnswer> {
  const { stream, userId, spelling } = state;
  const { sinceId, token } = state.walks[stream];
  return readTimeline(access, {
    ...{ stream, userId, spelling, sinceId, token },
    startTime: new Date(state.from).toISOString(),
    endTime: range.kind === 'backfill' ? new Date(range.to).toISOString() : null,
  });
}

/** The wire took one spelling or the other at some time: never more than one turn. */
function otherSpelling(state: XState): XState {
  return { ...state, spelling: state.spelling === 'tweet' ? 'post' : 'tweet' };
}

/** The last known post lies too far back: what lies between is lost, and said to be. */
function restart(access: XAccess, state: XState): Page<XState> {
  const from = access.clock.now() - reachMs;
  const { sinceId } = state.walks[state.stream];
  const lostFrom = sinceId === null ? state.from : instantOfId(sinceId);
  const holes: readonly Hole[] = [{ from: lostFrom, to: from, reason: 'history_too_short' }];
  const walks = { ...state.walks, [state.stream]: unwalked };
  const next = { ...state, walks, from };
  return pageOf({ holes: lostFrom < from ? holes : [], next, isLast: false });
}

/** Pages may be empty before the end: a walk ends where there is no token. */
function pageAfter(access: XAccess, state: XState, body: TimelinePage): Page<XState> {
  const { items, skipped } = readRecords(postSchema, body.data, idOf('posts'));
  const context = {
    brand: state.userId,
    hashCustomer: (address: string) => access.hashCustomer(address),
  };
  const read = items.map((post) => readPost(post, context));
  const good = read.filter((one): one is ReadPost => 'conversation' in one);
  const walk = walked(state.walks[state.stream], body);
  const walks = { ...state.walks, [state.stream]: walk };
  return pageOf({
    conversations: good.map(({ conversation }) => conversation),
    joins: good.flatMap(({ joins }) => joins),
    skipped: [...skipped, ...read.filter((one) => 'reason' in one)],
    ...standing({ ...state, walks }, walk.token === null),
  });
}

function walked(walk: Walk, { meta, data }: TimelinePage): Walk {
  const first = data.length > 0 ? (meta.newest_id ?? null) : null;
  const newest = newerId(walk.newest, first);
  if (meta.next_token !== undefined) return { ...walk, newest, token: meta.next_token };
  return { sinceId: newerId(walk.sinceId, newest), newest: null, token: null };
}

type Standing = Pick<Page<XState>, 'next' | 'isLast' | 'completeUntil'>;

/** Mentions first, then the brand's posts; the pass is complete up to the instant it began. */
function standing(state: XState, isWalked: boolean): Standing {
  if (!isWalked) return { next: state, isLast: false, completeUntil: null };
  if (state.stream === 'mentions')
    return { next: { ...state, stream: 'tweets' }, isLast: false, completeUntil: null };
  const completeUntil: Instant | null = state.passStartedAt;
  const next: XState = { ...state, stream: 'mentions', passStartedAt: null };
  return { next, isLast: true, completeUntil };
}
