// A response of Typeform as a survey answer of ours. Pure.
import { z } from 'zod';
import type { SurveyAnswer } from '../survey-answer.js';
import { isoInstant, optional } from '../vendor-values.js';

const answerSchema = z.object({
  field: z.object({ id: z.string(), ref: optional(z.string()) }),
  number: optional(z.number()),
  boolean: optional(z.boolean()),
  choice: optional(z.object({ label: optional(z.string()) })),
});

export const responseSchema = z.object({
  response_id: z.string(),
  submitted_at: isoInstant,
  hidden: optional(z.record(z.string(), z.unknown())),
  answers: optional(z.array(answerSchema)),
});
export type Response = z.output<typeof responseSchema>;

/** The answer in a response; free text, addresses and numbers to call are not even looked at. */
export function answerOf(response: Response, channelField: string): SurveyAnswer {
  const hidden = response.hidden ?? {};
  const channel = hidden[channelField];
  const values = new Map([
    ...Object.entries(hidden),
    ...(response.answers ?? []).flatMap(namedValues),
  ]);
  return {
    ...{ id: response.response_id, answeredAt: response.submitted_at },
    channel: typeof channel === 'string' && channel !== '' ? channel : 'survey',
    ...{ mode: 'link', language: null, values },
  };
}

/** What was said, under the field's id and under its own name for it. */
function namedValues(
  answer: z.output<typeof answerSchema>,
): readonly (readonly [string, unknown])[] {
  const { field, number, boolean, choice } = answer;
  const said = number ?? boolean ?? choice?.label ?? null;
  return [field.id, field.ref].flatMap((name) => (name === null ? [] : [[name, said] as const]));
}
