/** Kept timelines -> interactions: merges written into them, surveys attached, then cut. Pure. */
import type { ConversationRead, MeasurableField } from '../domain/conversation.js';
import { cutEpisodes, type CutContext, type LeftOut } from '../domain/episode.js';
import type { Interaction } from '../domain/interaction.js';
import { withMerges } from '../domain/merge.js';
import { isRead, toCut, type KeptTimeline, type Said } from './kept-timeline.js';
import type { TimelineBook } from './timeline-book.js';

export interface CutBook {
  readonly interactions: readonly Interaction[];
  readonly leftOut: readonly LeftOut[];
  /** Conversations cut anew: stored episodes of theirs that are not in `interactions` go. */
  readonly recut: readonly string[];
}

/** Cuts every changed timeline of the book, and those that live on or ended in a changed one. */
export function cutBook(book: TimelineBook, mapping: CutContext): CutBook {
  const interactions: Interaction[] = [];
  const leftOut: LeftOut[] = [];
  const recut = new Set(book.changed().flatMap((timeline) => familyOf(book, timeline)));
  for (const id of recut) {
    const timeline = book.find(id);
    if (!isRead(timeline)) continue;
    const cut = cutEpisodes(conversationOf(book, timeline), contextOf(mapping, timeline.said));
    interactions.push(...cut.interactions);
    leftOut.push(...cut.leftOut);
  }
  return { interactions, leftOut, recut: [...recut] };
}

function familyOf(book: TimelineBook, { id, absorbed = [], events }: KeptTimeline): string[] {
  const survivors = events.flatMap(({ into }) => (into === undefined ? [] : [book.rootOf(into)]));
  return [id, ...absorbed, ...survivors];
}

function conversationOf(book: TimelineBook, timeline: KeptTimeline): ConversationRead {
  const { absorbed = [], events } = timeline;
  const into = events.find(({ kind }) => kind === 'merged')?.into;
  const conversation = toCut(timeline);
  if (into === undefined && absorbed.length === 0) return conversation;
  const survivor = into === undefined ? null : book.find(book.rootOf(into));
  return withMerges(conversation, {
    survivor: survivor !== null && isRead(survivor) ? survivor : null,
    absorbed: absorbed.map((id) => book.find(id)).filter(isRead),
  });
}

/** What a survey says of a conversation is measured there, whatever its own source can say. */
function contextOf(mapping: CutContext, said: Said | undefined): CutContext {
  if (said === undefined) return mapping;
  const supplied: readonly MeasurableField[] = [
    ...said.ratings.map(({ metric }) => metric),
    ...(said.answerCorrect === null ? [] : (['answerCorrect'] as const)),
  ];
  return { ...mapping, measurable: [...new Set([...mapping.measurable, ...supplied])] };
}
