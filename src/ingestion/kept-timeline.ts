/** What is kept of a conversation beside its timeline: what was said of it elsewhere, and what it became part of. */
import type { LateRating } from '../connectors/connector.js';
import type { ConversationRead, Rating, TimelineEvent } from '../domain/conversation.js';
import type { Instant } from '../domain/clock.js';
import { joinReads } from '../domain/join-reads.js';
import { inOrder } from '../domain/timeline-order.js';

/** Surveys and reviews, which a newer read of the conversation does not displace. */
export interface Said {
  readonly ratings: readonly Rating[];
  readonly answerCorrect: boolean | null;
  readonly reviewedAt?: Instant;
}

export interface KeptTimeline extends ConversationRead {
  readonly said?: Said;
  /** The conversation whose timeline this one's events went into. */
  readonly joinedInto?: string;
  /** Conversations that ended by being merged into this one. */
  readonly absorbed?: readonly string[];
}

/** A conversation of which nothing has been read. */
export function unread(id: string): KeptTimeline {
  return {
    id,
    coverage: 'part',
    updatedAt: null,
    channel: '',
    topics: [],
    startedBy: 'customer',
    customer: null,
    events: [],
    dueAt: null,
    counts: {},
    ratings: [],
    answerCorrect: null,
    resolvedFirstContact: null,
  };
}

/** Is there anything to cut yet? A fragment without a channel, or without events, waits for the one that has them. */
export function isRead({ channel, events, joinedInto }: KeptTimeline): boolean {
  return channel !== '' && events.length > 0 && joinedInto === undefined;
}

/** The kept timeline after one more read; what was said elsewhere stays. */
export function withRead(kept: KeptTimeline, read: ConversationRead): KeptTimeline {
  const { said, absorbed } = kept;
  return { ...joinReads(kept, read), ...(said && { said }), ...(absorbed && { absorbed }) };
}

/** The kept timeline with one more survey or review. */
export function withSaid(kept: KeptTimeline, now: SaidNow): KeptTimeline {
  const { rating } = now;
  const before = kept.said ?? { ratings: [], answerCorrect: null };
  const others = before.ratings.filter((one) => rating === null || !isSameAnswer(one, rating));
  const ratings = rating === null ? others : [...others, rating].sort(byAnswer);
  return { ...kept, said: { ...reviewOf(now, before), ratings } };
}

export type SaidNow = Pick<LateRating, 'rating' | 'answerCorrect' | 'reviewedAt'>;

/** The later of two reviews, whichever came in first. */
function reviewOf(now: SaidNow, before: Said): Pick<Said, 'answerCorrect' | 'reviewedAt'> {
  const isNews =
    typeof now.answerCorrect === 'boolean' && (now.reviewedAt ?? 0) >= (before.reviewedAt ?? 0);
  const { answerCorrect = null, reviewedAt } = isNews ? now : before;
  return { answerCorrect, ...(reviewedAt !== undefined && { reviewedAt }) };
}

function isSameAnswer(one: Rating, other: Rating): boolean {
  return one.metric === other.metric && one.questionId === other.questionId;
}

/** Whatever came first, the order is the same. */
function byAnswer(one: Rating, other: Rating): number {
  const [a, b] = [one, other].map((each) => `${each.metric} ${each.questionId ?? ''}`);
  return (one.answeredAt ?? 0) - (other.answeredAt ?? 0) || (a! < b! ? -1 : 1);
}

/** One timeline of two that turned out to be one thread, under the first one's id. */
export function united(kept: KeptTimeline, other: KeptTimeline): KeptTimeline {
  const { said, absorbed = [] } = other;
  const read: ConversationRead = { ...other, id: kept.id, coverage: 'part' };
  const joined = withRead(kept, read);
  const told = (said?.ratings ?? []).reduce<KeptTimeline>(
    (timeline, rating) => withSaid(timeline, { rating }),
    said ? withSaid(joined, { ...said, rating: null }) : joined,
  );
  return absorbed.reduce(withAbsorbed, told);
}

export function withAbsorbed(kept: KeptTimeline, id: string): KeptTimeline {
  if (kept.absorbed?.includes(id) === true) return kept;
  return { ...kept, absorbed: [...(kept.absorbed ?? []), id].sort() };
}

/** The conversation to cut: who began it is read from the events where only parts are known. */
export function toCut(kept: KeptTimeline): ConversationRead {
  const { said, startedBy, coverage } = kept;
  return {
    ...kept,
    startedBy: coverage === 'whole' ? startedBy : starterOf(kept.events, startedBy),
    ratings: said ? [...kept.ratings, ...said.ratings] : kept.ratings,
    ...(typeof said?.answerCorrect === 'boolean' && {
      answerCorrect: said.answerCorrect,
      reviewedAt: said.reviewedAt ?? null,
    }),
  };
}

function starterOf(
  events: readonly TimelineEvent[],
  otherwise: ConversationRead['startedBy'],
): ConversationRead['startedBy'] {
  const first = inOrder(events).find(
    ({ by, kind, isVisibleToCustomer }) =>
      isVisibleToCustomer && (by === 'human' || by === 'customer') && kind !== 'merged',
  );
  if (first === undefined) return otherwise;
  return first.by === 'customer' ? 'customer' : 'company';
}
