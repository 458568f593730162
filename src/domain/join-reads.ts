// What is known of a conversation after one more read of it.
import type { ConversationRead, TimelineEvent } from './conversation.js';

/**
 * The stored read and a new one as one. `whole` replaces, unless it is older than what is stored; `part` is joined by
 * event id, and what one part knows is never replaced by another's silence. Joining parts in any order gives the same
 * events; where both give a value, the one changed last (`updatedAt`) counts, else the new one.
 */
export function joinReads(
  stored: ConversationRead | null,
  incoming: ConversationRead,
): ConversationRead {
  if (stored === null) return incoming;
  const isOlder = changedAt(incoming) < changedAt(stored);
  if (incoming.coverage === 'whole') return isOlder ? stored : incoming;
  const [before, after] = isOlder ? [incoming, stored] : [stored, incoming];
  return {
    ...before,
    ...known(after),
    coverage: stored.coverage,
    events: joinEvents(before.events, after.events),
    topics: [
      ...new Set([
        ...before.topics.filter((topic) => !after.topics.includes(topic)),
        ...after.topics,
      ]),
    ],
    ratings: joinRatings(before, after),
    counts: { ...known(before.counts), ...known(after.counts) },
  };
}

function changedAt(read: ConversationRead): number {
  return read.updatedAt ?? -Infinity;
}

/** The members that say something; an empty channel is silence too. */
function known<Value extends object>(value: Value): Value {
  const entries = Object.entries(value).filter(
    ([, member]) => member !== null && member !== undefined && member !== '',
  );
  return Object.fromEntries(entries) as Value;
}

function joinEvents(
  before: readonly TimelineEvent[],
  after: readonly TimelineEvent[],
): TimelineEvent[] {
  const byId = new Map(before.map((event) => [event.id, event]));
  for (const event of after) byId.set(event.id, event);
  return [...byId.values()];
}

/** One answer to one question asked once. */
function joinRatings(
  before: ConversationRead,
  after: ConversationRead,
): ConversationRead['ratings'] {
  const keyOf = (rating: ConversationRead['ratings'][number]): string =>
    [rating.metric, rating.questionId ?? '', rating.answeredAt ?? rating.invitedAt ?? ''].join('|');
  const byKey = new Map(
    [...before.ratings, ...after.ratings].map((rating) => [keyOf(rating), rating]),
  );
  return [...byKey.values()];
}
