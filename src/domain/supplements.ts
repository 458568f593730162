// Which episode what the conversation says as a whole belongs to: ratings, promises, reviews.
import type { Instant } from './clock.js';
import type { ConversationRead } from './conversation.js';
import type { DraftEpisode } from './draft-episode.js';
import type { EpisodeSupplements } from './interaction-of.js';

/**
 * What belongs to each episode. A rating goes to the episode it was asked (or given) after, the last where no instant
 * is known; a due instant to the last episode opened before it; a review to the last answered by the time it was made; a
 * supplied first-contact judgement to the first.
 */
export function supplementsOf(
  conversation: ConversationRead,
  drafts: readonly DraftEpisode[],
): readonly EpisodeSupplements[] {
  const last = drafts.length - 1;
  const reviewed = reviewedIndex(drafts, conversation.reviewedAt ?? Infinity);
  const promised = conversation.dueAt === null ? 0 : indexAt(drafts, conversation.dueAt - 1);
  const rated = conversation.ratings.map((rating) => {
    const at = rating.invitedAt ?? rating.answeredAt;
    return { rating, index: at === undefined ? last : indexAt(drafts, at) };
  });
  return drafts.map((_, index) => ({
    ratings: rated.filter((each) => each.index === index).map((each) => each.rating),
    dueAt: index === promised ? conversation.dueAt : null,
    promiseKept: index === promised ? (conversation.promiseKept ?? null) : null,
    answerCorrect: index === reviewed ? conversation.answerCorrect : null,
    resolvedFirstContact: index === 0 ? conversation.resolvedFirstContact : null,
  }));
}

/** Index of the last episode answered at or before an instant, else of the last opened by then. */
function reviewedIndex(drafts: readonly DraftEpisode[], at: Instant): number {
  const answered = drafts.findLastIndex(
    ({ firstResponseAt, isSettledByBot, openedAt }) =>
      (isSettledByBot && openedAt <= at) || (firstResponseAt !== null && firstResponseAt <= at),
  );
  return answered < 0 ? indexAt(drafts, at) : answered;
}

/** Index of the last episode opened at or before an instant; 0 where none was. */
function indexAt(drafts: readonly DraftEpisode[], at: Instant): number {
  return Math.max(
    0,
    drafts.findLastIndex((draft) => draft.openedAt <= at),
  );
}
