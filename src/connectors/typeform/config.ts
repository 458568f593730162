// The keys of a Typeform source.
import { z } from 'zod';
import { secretSchema, text } from '../../config/schema-parts.js';
import { ratingScales } from '../flat-ratings.js';
import { joinSchema, questionsSchema } from '../survey-answer.js';
import { baseUrlSchema, historyDaysSchema } from '../vendor-keys.js';

const scaleSchema = z.enum(ratingScales).optional();

export const typeformConfigSchema = z.strictObject({
  /** Personal token with responses:read and forms:read. */
  token: secretSchema,
  /** https://api.eu.typeform.com for accounts kept in the EU. */
  url: baseUrlSchema.prefault('https://api.typeform.com'),
  /** Form id -> which of its questions (id or ref) asks for csat, nps, ces or answerCorrect. */
  forms: z.record(z.string(), questionsSchema),
  /** How an answer names the conversation it is about, by hidden fields; left out = scores of the channel alone. */
  join: joinSchema.optional(),
  /** The hidden field that holds the channel of an answer without a conversation. */
  channelField: text('a field; write its name').default('channel'),
  scales: z.strictObject({ csat: scaleSchema, nps: scaleSchema, ces: scaleSchema }).prefault({}),
  historyDays: historyDaysSchema(400),
});

export type TypeformConfig = z.output<typeof typeformConfigSchema>;
