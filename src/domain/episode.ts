// From a conversation to its interactions: one for each episode.
import type { ConversationRead } from './conversation.js';
import type { CutContext, EpisodeCut, LeftOut, LeftOutReason } from './cut.js';
import { flatEpisode } from './flat-episode.js';

export type { CutContext, EpisodeCut, LeftOut, LeftOutReason, MappedTopic } from './cut.js';

/**
 * Which interactions does this conversation hold? Events may come in any order and repeat; the answer is the same.
 * What yields none (internal or unknown channel, outbound and never answered) is named in `leftOut`.
 */
export function cutEpisodes(conversation: ConversationRead, context: CutContext): EpisodeCut {
  const channel = context.mapChannel(conversation.channel);
  if (channel === null) return without(conversation, 'internal_channel');
  if (channel === undefined) return without(conversation, 'unknown_channel');
  const interaction = flatEpisode(conversation, channel, context);
  return interaction === null
    ? without(conversation, 'nothing_from_customer')
    : { interactions: [interaction], leftOut: [] };
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
