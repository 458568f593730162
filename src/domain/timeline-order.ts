// One order for the events of a conversation, however they arrived.
import type { TimelineEvent } from './conversation.js';

/** Of events in one instant: the customer's word first, the close last. */
const kindRank: Readonly<Record<TimelineEvent['kind'], number>> = {
  message: 0,
  queued: 4,
  connected: 5,
  transferred: 6,
  reopened: 7,
  abandoned: 8,
  merged: 9,
  solved: 10,
  ended: 11,
};

const actorRank: Readonly<Record<TimelineEvent['by'], number>> = {
  customer: 0,
  system: 1,
  bot: 2,
  human: 3,
};

/** Events by instant, then the vendor's sequence, then a fixed order; an event that came twice counts once. */
export function inOrder(events: readonly TimelineEvent[]): readonly TimelineEvent[] {
  const sorted = [...events].sort(compare);
  const seen = new Set<string>();
  return sorted.filter((event) => {
    if (seen.has(event.id)) return false;
    seen.add(event.id);
    return true;
  });
}

function compare(one: TimelineEvent, other: TimelineEvent): number {
  return (
    one.at - other.at ||
    (one.sequence ?? 0) - (other.sequence ?? 0) ||
    kindRank[one.kind] - kindRank[other.kind] ||
    actorRank[one.by] - actorRank[other.by] ||
    (one.id < other.id ? -1 : Number(one.id > other.id))
  );
}
