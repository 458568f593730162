// From a conversation to its interactions: one for each episode.
import type { ConversationRead, MeasurableField } from './conversation.js';
import type { CutContext, EpisodeCut, LeftOut, LeftOutReason } from './cut.js';
import type { DraftEpisode } from './draft-episode.js';
import { flatEpisode } from './flat-episode.js';
import { interactionOf } from './interaction-of.js';
import type { EpisodeFields } from './interaction-of.js';
import type { Interaction } from './interaction.js';
import { supplementsOf } from './supplements.js';
import { cutTimeline } from './timeline-cut.js';

export type { CutContext, EpisodeCut, LeftOut } from './cut.js';

/**
 * Which interactions does this conversation hold? Events may come in any order and repeat; the answer is the same.
 * What yields none (internal or unknown channel, outbound and never answered) is named in `leftOut`.
 */
export function cutEpisodes(conversation: ConversationRead, context: CutContext): EpisodeCut {
  const channel = context.mapChannel(conversation.channel);
  if (channel === null) return without(conversation, 'internal_channel');
  if (channel === undefined) return without(conversation, 'unknown_channel');
  const interactions =
    conversation.isFlat === true
      ? oneOrNone(flatEpisode(conversation, channel, context))
      : timelineEpisodes(conversation, channel, context);
  if (interactions.length > 0) return { interactions, leftOut: noneLeftOut };
  const isOutbound = conversation.startedBy === 'company';
  return without(conversation, isOutbound ? 'outbound_unanswered' : 'nothing_from_customer');
}

const noneLeftOut: readonly LeftOut[] = [];

function oneOrNone(interaction: Interaction | null): Interaction[] {
  return interaction === null ? [] : [interaction];
}

function timelineEpisodes(
  conversation: ConversationRead,
  channel: string,
  context: CutContext,
): Interaction[] {
  const drafts = cutTimeline(conversation.events, conversation.startedBy);
  if (drafts.length === 0) return [];
  const topic = context.mapTopic(conversation.topics);
  const supplements = supplementsOf(conversation, drafts);
  return drafts.map((draft, index) => {
    const opened = draft.rawChannel === null ? null : context.mapChannel(draft.rawChannel);
    const place = { episode: index + 1, channel: opened ?? channel };
    const fields = fieldsOf(draft, place, context.measurable);
    return interactionOf({ conversation, context, topic }, fields, supplements[index]!);
  });
}

function fieldsOf(
  draft: DraftEpisode,
  place: { readonly episode: number; readonly channel: string },
  measurable: readonly MeasurableField[],
): EpisodeFields {
  return {
    episode: place.episode,
    channel: place.channel,
    openedAt: draft.openedAt,
    firstResponseAt: draft.firstResponseAt,
    firstAutomatedResponseAt: draft.firstAutomatedResponseAt,
    resolvedAt: draft.resolvedAt,
    abandonedAt: draft.abandonedAt,
    end: draft.end,
    isSettledByBot: draft.isSettledByBot,
    botSilenceUntil: draft.botSilenceUntil,
    mergedInto: draft.mergedInto,
    reopenedAt: draft.reopenedAt,
    reopens: draft.reopenedAt === null ? 0 : 1,
    transfers: draft.transfers,
    measurable: measurableOf(draft, measurable),
  };
}

/** Without a queue nobody can give up in it; where solving is seen, so is reopening. */
function measurableOf(
  draft: DraftEpisode,
  measurable: readonly MeasurableField[],
): readonly MeasurableField[] {
  const seen = measurable.filter((field) => field !== 'abandonedAt' || draft.isQueued);
  const isReopeningSeen = seen.includes('resolvedAt') && !seen.includes('reopens');
  return isReopeningSeen ? [...seen, 'reopens'] : seen;
}

function without(conversation: ConversationRead, reason: LeftOutReason): EpisodeCut {
  const instants = conversation.events.map((event) => event.at);
  const left: LeftOut = {
    key: conversation.id,
    reason,
    openedAt: instants.length > 0 ? Math.min(...instants) : null,
    channel: conversation.channel,
  };
  return { interactions: [], leftOut: [left] };
}
