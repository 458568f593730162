// A flat row is one episode: its instants stand in a minimal timeline.
import type { Instant } from './clock.js';
import type { ConversationRead, TimelineEvent } from './conversation.js';
import type { CutContext } from './cut.js';
import { interactionOf } from './interaction-of.js';
import type { EpisodeFields } from './interaction-of.js';
import type { EpisodeEnd, Interaction } from './interaction.js';

/** The interaction of a flat row (`isFlat`) on a mapped channel; null where the row has no opening. */
export function flatEpisode(
  conversation: ConversationRead,
  channel: string,
  context: CutContext,
): Interaction | null {
  const openedAt = instantOf(conversation.events, 'customer', 'message');
  if (openedAt === null) return null;
  const topic = context.mapTopic(conversation.topics);
  const ends = endsOf(conversation.events);
  const fields: EpisodeFields = {
    episode: 1,
    channel,
    openedAt,
    firstResponseAt: ends.firstResponseAt,
    resolvedAt: ends.resolvedAt,
    abandonedAt: ends.abandonedAt,
    end: ends.end,
    firstAutomatedResponseAt: instantOf(conversation.events, 'bot', 'message'),
    isSettledByBot: false,
    botSilenceUntil: null,
    mergedInto: null,
    reopenedAt: null,
    reopens: conversation.counts.reopens ?? null,
    transfers: conversation.counts.transfers ?? null,
    measurable: context.measurable,
  };
  return interactionOf({ conversation, context, topic }, fields, {
    ratings: conversation.ratings,
    dueAt: conversation.dueAt,
    promiseKept: conversation.promiseKept ?? null,
    answerCorrect: conversation.answerCorrect,
    resolvedFirstContact: conversation.resolvedFirstContact,
  });
}

type Ends = Pick<EpisodeFields, 'firstResponseAt' | 'resolvedAt' | 'abandonedAt' | 'end'>;

/** Whoever hung up after an answer abandoned nothing; what was abandoned unanswered was not solved. */
function endsOf(events: readonly TimelineEvent[]): Ends {
  const firstResponseAt =
    instantOf(events, 'human', 'message') ?? instantOf(events, 'human', 'connected');
  const gaveUpAt = instantOf(events, 'customer', 'abandoned');
  const isAbandoned = gaveUpAt !== null && (firstResponseAt === null || firstResponseAt > gaveUpAt);
  if (isAbandoned) {
    return { firstResponseAt: null, resolvedAt: null, abandonedAt: gaveUpAt, end: 'abandoned' };
  }
  const resolvedAt = instantOf(events, 'human', 'solved');
  const end: EpisodeEnd = resolvedAt === null ? 'open' : 'solved';
  return { firstResponseAt, resolvedAt, abandonedAt: null, end };
}

function instantOf(
  events: readonly TimelineEvent[],
  by: TimelineEvent['by'],
  kind: TimelineEvent['kind'],
): Instant | null {
  for (const event of events) if (event.kind === kind && event.by === by) return event.at;
  return null;
}
