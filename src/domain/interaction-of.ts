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

type Write = (from: EpisodeOrigin, fields: EpisodeFields, said: EpisodeSupplements) => Interaction;

/** The interaction of an episode. One literal: a spread, or an object that grows, costs as much as all the cutting. */
export const interactionOf: Write = ({ conversation, context, topic }, fields, said) => ({
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
  dueAt: said.dueAt,
  promiseKept: said.promiseKept,
  reopenedAt: fields.reopenedAt,
  reopens: fields.reopens,
  transfers: fields.transfers,
  csat: answerOf(said.ratings, 'csat'),
  nps: answerOf(said.ratings, 'nps'),
  ces: answerOf(said.ratings, 'ces'),
  scales: scalesOf(said.ratings),
  answerCorrect: said.answerCorrect,
  resolvedFirstContact: said.resolvedFirstContact,
  isFirstContactSurveyed: context.isFirstContactSurveyed ?? false,
  customer: conversation.customer,
  language: conversation.language ?? null,
  segment: conversation.segment ?? null,
  status: conversation.status ?? null,
  surveyMode: surveyModeOf(conversation, said.ratings),
  link: conversation.link ?? null,
  updatedAt: conversation.updatedAt,
  isDateOnly: conversation.isDateOnly ?? false,
  faults: conversation.faults ?? noFaults,
  measurable: fields.measurable,
  nextContact: null,
});

/** The answer given last. */
function answerOf(ratings: readonly Rating[], metric: Rating['metric']): number | null {
  if (ratings.length === 0) return null;
  let answer: number | null = null;
  for (const rating of ratings) if (rating.metric === metric) answer = rating.value;
  return answer;
}

function scalesOf(ratings: readonly Rating[]): Interaction['scales'] {
  if (ratings.length === 0) return noScales;
  return Object.fromEntries(ratings.map((rating) => [rating.metric, rating.scale]));
}

function surveyModeOf(conversation: ConversationRead, ratings: readonly Rating[]): string | null {
  return conversation.surveyMode ?? ratings.find(({ mode }) => mode !== undefined)?.mode ?? null;
}
