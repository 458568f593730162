// One episode and what its conversation says of it, written as an interaction.
import type { ConversationRead, Rating } from './conversation.js';
import type { CutContext, MappedTopic } from './cut.js';
import type { Interaction } from './interaction.js';

const noScales: Interaction['scales'] = {};
const noFaults: Interaction['faults'] = [];

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

/** The interaction of an episode. Written out member by member: a spread costs as much as all the cutting. */
export function interactionOf(
  { conversation, context, topic }: EpisodeOrigin,
  fields: EpisodeFields,
  supplements: EpisodeSupplements,
): Interaction {
  const interaction: Partial<Growing> & Omit<Growing, SaidOfCustomer> = {
    source: context.source,
    id: conversation.id,
    episode: fields.episode,
    channel: fields.channel,
    topic: topic.topic,
    rawTopic: topic.raw,
    openedAt: fields.openedAt,
    firstResponseAt: fields.firstResponseAt,
    firstAutomatedResponseAt: fields.firstAutomatedResponseAt,
    resolvedAt: fields.resolvedAt,
    abandonedAt: fields.abandonedAt,
    end: fields.end,
    isSettledByBot: fields.isSettledByBot,
    botSilenceUntil: fields.botSilenceUntil,
    mergedInto: fields.mergedInto,
    dueAt: supplements.dueAt,
    promiseKept: supplements.promiseKept,
    reopenedAt: fields.reopenedAt,
    reopens: fields.reopens,
    transfers: fields.transfers,
    csat: answerOf(supplements.ratings, 'csat'),
    nps: answerOf(supplements.ratings, 'nps'),
    ces: answerOf(supplements.ratings, 'ces'),
    scales: scalesOf(supplements.ratings),
    answerCorrect: supplements.answerCorrect,
    resolvedFirstContact: supplements.resolvedFirstContact,
    isFirstContactSurveyed: context.isFirstContactSurveyed ?? false,
    updatedAt: conversation.updatedAt,
    faults: conversation.faults ?? noFaults,
    measurable: fields.measurable,
    nextContact: null,
  };
  return withCustomer(interaction, conversation, supplements.ratings);
}

type Growing = { -readonly [Field in keyof Interaction]: Interaction[Field] };
type SaidOfCustomer =
  'customer' | 'language' | 'segment' | 'status' | 'surveyMode' | 'link' | 'isDateOnly';

/** The rest, member by member onto the same object. */
function withCustomer(
  interaction: Partial<Growing>,
  conversation: ConversationRead,
  ratings: readonly Rating[],
): Interaction {
  interaction.customer = conversation.customer;
  interaction.language = conversation.language ?? null;
  interaction.segment = conversation.segment ?? null;
  interaction.status = conversation.status ?? null;
  interaction.surveyMode = surveyModeOf(conversation, ratings);
  interaction.link = conversation.link ?? null;
  interaction.isDateOnly = conversation.isDateOnly ?? false;
  return interaction as Interaction;
}

/** The answer given last. */
function answerOf(ratings: readonly Rating[], metric: Rating['metric']): number | null {
  if (ratings.length === 0) return null;
  return ratings.findLast((rating) => rating.metric === metric)?.value ?? null;
}

function scalesOf(ratings: readonly Rating[]): Interaction['scales'] {
  if (ratings.length === 0) return noScales;
  return Object.fromEntries(ratings.map((rating) => [rating.metric, rating.scale]));
}

function surveyModeOf(conversation: ConversationRead, ratings: readonly Rating[]): string | null {
  return conversation.surveyMode ?? ratings.find(({ mode }) => mode !== undefined)?.mode ?? null;
}
