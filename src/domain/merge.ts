// Two threads that turned out to be one: each keeps its wait, the survivor keeps the outcome.
import type { ConversationRead, TimelineEvent } from './conversation.js';
import type { DraftEpisode } from './draft-episode.js';
import { cutTimeline } from './timeline-cut.js';
import { inOrder } from './timeline-order.js';

/** What a conversation was merged with. */
export interface MergeFamily {
  /** The conversation this one went into; null where it went nowhere. */
  readonly survivor: ConversationRead | null;
  /** The conversations that went into this one. */
  readonly absorbed: readonly ConversationRead[];
}

/**
 * The conversation with the consequences of merging written into its timeline, ready for `cutEpisodes`. Merged away:
 * its wait ends with the first human reply on the survivor after the merge. Surviving: it opens at the earliest opening of
 * those merged into it. A conversation that says nothing of its own merge is taken to end in it with its last event.
 */
export function withMerges(conversation: ConversationRead, family: MergeFamily): ConversationRead {
  const events = [
    ...conversation.events,
    ...(family.survivor ? survivorWords(conversation, family.survivor) : []),
    ...family.absorbed.flatMap((absorbed) => openingOf(absorbed, conversation.id)),
  ];
  return { ...conversation, events };
}

function survivorWords(away: ConversationRead, survivor: ConversationRead): TimelineEvent[] {
  const known = mergeOf(away, survivor.id);
  const merge = known ?? assumedMerge(away, survivor.id);
  if (!merge) return [];
  const reply = inOrder(survivor.events).find(
    (event) => event.at >= merge.at && isHumanWord(event),
  );
  const copied = reply ? [{ ...reply, id: `${survivor.id}:${reply.id}` }] : [];
  return known ? copied : [merge, ...copied];
}

function mergeOf(away: ConversationRead, into: string): TimelineEvent | undefined {
  return inOrder(away.events).findLast(
    (event) => event.kind === 'merged' && (event.into === undefined || event.into === into),
  );
}

function assumedMerge(away: ConversationRead, into: string): TimelineEvent | undefined {
  const last = inOrder(away.events).at(-1);
  return last && { ...last, id: `merged:${into}`, by: 'system', kind: 'merged', into };
}

function isHumanWord(event: TimelineEvent): boolean {
  const isWord = event.kind === 'message' || event.kind === 'connected';
  return isWord && event.by === 'human' && event.isVisibleToCustomer;
}

/** The opening of the episode that was merged away, as the customer's first word here. */
function openingOf(absorbed: ConversationRead, into: string): TimelineEvent[] {
  const merge = mergeOf(absorbed, into) ?? assumedMerge(absorbed, into);
  if (!merge) return [];
  const drafts = cutTimeline([...absorbed.events, merge], absorbed.startedBy);
  const merged: DraftEpisode | undefined = drafts.findLast((draft) => draft.end === 'merged');
  if (!merged) return [];
  const id = `${absorbed.id}:opened`;
  return [{ id, at: merged.openedAt, by: 'customer', kind: 'message', isVisibleToCustomer: true }];
}
