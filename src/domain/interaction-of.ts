// One episode and what its conversation says of it, written as an interaction.
import type { ConversationRead, Rating } from './conversation.js';
import type { CutContext, MappedTopic } from './cut.js';
import type { Interaction } from './interaction.js';

/** What cutting found out about one episode. */
export type EpisodeFields = Pick<
  Interaction,
  | 'episode'
  | 'channel'
  | 'openedAt'
  | 'firstResponseAt'
  | 'firstAutomatedResponseAt'
  | 'resolvedAt'
  | 'abandonedAt'
  | 'end'
  | 'isSettledByBot'
  | 'botSilenceUntil'
  | 'mergedInto'
  | 'reopenedAt'
  | 'reopens'
  | 'transfers'
  | 'measurable'
>;

/** What the conversation says that belongs to one of its episodes only. */
export interface EpisodeSupplements {
  readonly ratings: readonly Rating[];
  readonly dueAt: number | null;
  readonly promiseKept: boolean | null;
  readonly answerCorrect: boolean | null;
  readonly resolvedFirstContact: boolean | null;
}

export interface EpisodeOrigin {
  readonly conversation: ConversationRead;
  readonly context: CutContext;
  readonly topic: MappedTopic;
}

/** The interaction of an episode. */
export function interactionOf(
  origin: EpisodeOrigin,
  fields: EpisodeFields,
  supplements: EpisodeSupplements,
): Interaction {
  const { conversation, context, topic } = origin;
  const { ratings, ...supplied } = supplements;
  return {
    source: context.source,
    id: conversation.id,
    topic: topic.topic,
    rawTopic: topic.raw,
    ...fields,
    ...supplied,
    ...ratingFields(ratings),
    ...customerFields(conversation, ratings),
    updatedAt: conversation.updatedAt,
    isDateOnly: conversation.isDateOnly ?? false,
    faults: conversation.faults ?? [],
    nextContact: null,
  };
}

function ratingFields(
  ratings: readonly Rating[],
): Pick<Interaction, 'csat' | 'nps' | 'ces' | 'scales'> {
  const values: { csat: number | null; nps: number | null; ces: number | null } = {
    csat: null,
    nps: null,
    ces: null,
  };
  const scales: Partial<Record<Rating['metric'], Rating['scale']>> = {};
  for (const rating of ratings) {
    values[rating.metric] = rating.value;
    scales[rating.metric] = rating.scale;
  }
  return { ...values, scales };
}

function customerFields(
  conversation: ConversationRead,
  ratings: readonly Rating[],
): Pick<Interaction, 'customer' | 'language' | 'segment' | 'status' | 'surveyMode' | 'link'> {
  const asked = ratings.find((rating) => rating.mode !== undefined);
  return {
    customer: conversation.customer,
    language: conversation.language ?? null,
    segment: conversation.segment ?? null,
    status: conversation.status ?? null,
    surveyMode: conversation.surveyMode ?? asked?.mode ?? null,
    link: conversation.link ?? null,
  };
}
