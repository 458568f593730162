// What somebody answered in a survey: brought to the conversation it is about, or kept as a score of its channel. Pure.
import { z } from 'zod';
import { text } from '../config/schema-parts.js';
import type { Instant } from '../domain/clock.js';
import type { MeasurableField, Rating, RatingScale } from '../domain/conversation.js';
import { minimalTimeline } from '../domain/minimal-timeline.js';
import type { LateRating, Page, SkippedRecord } from './connector.js';
import { leftOut } from './records.js';

/** Which question of a survey asks for what. */
export interface SurveyQuestions {
  readonly csat?: string;
  readonly nps?: string;
  readonly ces?: string;
  /** A reviewer's question: was the answer right? */
  readonly answerCorrect?: string;
}

const questionSchema = text('a question; write its id').optional();

export const questionsSchema = z.strictObject({
  ...{ csat: questionSchema, nps: questionSchema, ces: questionSchema },
  answerCorrect: questionSchema,
});

/** How an answer names the conversation it is about. */
export const joinSchema = z.strictObject({
  /** The hidden field that holds the conversation's id. */
  id: text('a field; write its name'),
  /** The field that says where the conversation took place ... */
  source: text('a field; write its name').optional(),
  /** ... and which source of this configuration that is; with one source only, its id. */
  sources: z.union([
    text('a source; write its id'),
    z.record(z.string(), text('a source; write its id')),
  ]),
});
export type SurveyJoin = z.output<typeof joinSchema>;

export interface SurveyAnswer {
  readonly id: string;
  /** Raw channel of an answer that belongs to no conversation. */
  readonly channel: string;
  readonly answeredAt: Instant;
  readonly mode: string | null;
  readonly language: string | null;
  /** Answers by question id, hidden fields by name. */
  readonly values: ReadonlyMap<string, unknown>;
}

export interface SurveyRules {
  readonly questions: SurveyQuestions;
  readonly join?: SurveyJoin | undefined;
  readonly scales: Readonly<Partial<Record<Rating['metric'], RatingScale>>>;
}

export type ReadSurveyAnswer = Pick<Page<unknown>, 'conversations' | 'lateRatings' | 'skipped'>;

const nothing: ReadSurveyAnswer = { conversations: [], lateRatings: [], skipped: [] };
const usualScales = { csat: '1-5', nps: '0-10', ces: '1-7' } as const;
const metrics = ['csat', 'nps', 'ces'] as const;

/** The ratings and the review in an answer, each where it belongs. */
export function readSurveyAnswer(answer: SurveyAnswer, rules: SurveyRules): ReadSurveyAnswer {
  const ratings = ratingsOf(answer, rules);
  const answerCorrect = reviewOf(answer, rules);
  if (ratings.length === 0 && answerCorrect === null)
    return { ...nothing, skipped: [skipped(answer, 'nothing_rated')] };
  const about = conversationOf(answer, rules.join);
  if (about === null) return standing(answer, ratings, answerCorrect);
  const late: LateRating[] = ratings.map((rating) => ({ ...about, rating }));
  const reviewedAt = answer.answeredAt;
  const said = { ...about, rating: null, answerCorrect, reviewedAt };
  const review: LateRating[] = answerCorrect === null ? [] : [said];
  return { ...nothing, lateRatings: [...late, ...review] };
}

/** A score of the channel alone: there is no contact of ours to put it to. */
function standing(
  answer: SurveyAnswer,
  ratings: readonly Rating[],
  answerCorrect: boolean | null,
): ReadSurveyAnswer {
  const { id, channel, answeredAt, language, mode } = answer;
  const fields = { id, channel, openedAt: answeredAt, updatedAt: answeredAt, language };
  const conversation = minimalTimeline({ ...fields, ratings, answerCorrect, surveyMode: mode });
  return { ...nothing, conversations: [conversation] };
}

function skipped({ id, answeredAt }: SurveyAnswer, reason: string): SkippedRecord {
  return leftOut(id, reason, false, answeredAt);
}

function ratingsOf(answer: SurveyAnswer, { questions, scales }: SurveyRules): readonly Rating[] {
  return metrics.flatMap((metric) => {
    const questionId = questions[metric];
    const value = questionId === undefined ? null : numberOf(answer.values.get(questionId));
    const scale = scales[metric] ?? usualScales[metric];
    if (questionId === undefined || value === null || !isOn(scale, value)) return [];
    const { answeredAt, mode } = answer;
    return [{ metric, value, scale, questionId, answeredAt, ...(mode === null ? {} : { mode }) }];
  });
}

function isOn(scale: RatingScale, value: number): boolean {
  const [lowest = 0, highest = 0] = scale.split('-').map(Number);
  return value >= lowest && value <= highest;
}

function numberOf(value: unknown): number | null {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : null;
}

function reviewOf({ values }: SurveyAnswer, { questions }: SurveyRules): boolean | null {
  const said = values.get(questions.answerCorrect ?? '');
  if (typeof said === 'boolean') return said;
  const word = typeof said === 'string' ? said.trim().toLowerCase() : '';
  if (['yes', 'true', 'correct', 'ja', '1'].includes(word)) return true;
  return ['no', 'false', 'incorrect', 'nee', '0'].includes(word) ? false : null;
}

function conversationOf(
  { values }: SurveyAnswer,
  join: SurveyJoin | undefined,
): { readonly conversation: string; readonly source: string } | null {
  if (join === undefined) return null;
  const id = values.get(join.id);
  const source = sourceIn(values, join);
  const isNamed = typeof id === 'string' && id !== '';
  return isNamed && source !== undefined ? { conversation: id, source } : null;
}

function sourceIn(
  values: SurveyAnswer['values'],
  { source, sources }: SurveyJoin,
): string | undefined {
  if (typeof sources === 'string') return sources;
  const where = values.get(source ?? '');
  return typeof where === 'string' ? sources[where] : undefined;
}

/** What a survey can say at all. */
export function measurableIn(surveys: readonly SurveyQuestions[]): readonly MeasurableField[] {
  const asked = new Set(surveys.flatMap((questions) => Object.keys(questions)));
  return ([...metrics, 'answerCorrect'] as const).filter((field) => asked.has(field));
}
