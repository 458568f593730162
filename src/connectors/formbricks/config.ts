// The keys of a Formbricks source.
import { z } from 'zod';
import { secretSchema, text } from '../../config/schema-parts.js';
import { ratingScales } from '../flat-ratings.js';
import { joinSchema, questionsSchema } from '../survey-answer.js';
import { baseUrlSchema, historyDaysSchema } from '../vendor-keys.js';

const scaleSchema = z.enum(ratingScales).optional();

export const formbricksConfigSchema = z.strictObject({
  /** Organisation settings > API keys; read access. */
  apiKey: secretSchema,
  url: baseUrlSchema.prefault('https://app.formbricks.com'),
  /** Survey id -> which of its questions asks for csat, nps, ces or answerCorrect. */
  surveys: z.record(z.string(), questionsSchema),
  /** How an answer names the conversation it is about; left out = scores of the channel alone. */
  join: joinSchema.optional(),
  /** The field that holds the channel of an answer without a conversation. */
  channelField: text('a field; write its name').default('channel'),
  scales: z.strictObject({ csat: scaleSchema, nps: scaleSchema, ces: scaleSchema }).prefault({}),
  historyDays: historyDaysSchema(400),
});

export type FormbricksConfig = z.output<typeof formbricksConfigSchema>;
