// A response of Formbricks as a survey answer of ours. Pure.
import { z } from 'zod';
import type { SurveyAnswer } from '../survey-answer.js';
import { isoInstant, optional } from '../vendor-values.js';

export const responseSchema = z.object({
  id: z.string(),
  updatedAt: isoInstant,
  finished: z.boolean(),
  language: optional(z.string()),
  data: z.record(z.string(), z.unknown()),
  meta: optional(z.object({ source: optional(z.string()) })),
});
export type Response = z.output<typeof responseSchema>;

/** The answer of a finished response. */
export function answerOf(response: Response, channelField: string): SurveyAnswer {
  const { id, updatedAt, language, data, meta } = response;
  const channel = data[channelField];
  return {
    ...{ id, language, answeredAt: updatedAt },
    channel: typeof channel === 'string' && channel !== '' ? channel : 'survey',
    mode: meta?.source ?? null,
    values: new Map(Object.entries(data)),
  };
}
