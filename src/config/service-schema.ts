// `channels`, `topics` and `promises`: what the service is, in the customer's words.
import { z } from 'zod';
import { channelKinds } from '../domain/channel.js';
import { daySchema, durationSchema, idSchema, nameSchema, text } from './schema-parts.js';

export const channelSchema = z.strictObject({
  kind: z.enum(channelKinds),
  name: nameSchema.optional(),
  calendar: idSchema.optional(),
});

export const topicSchema = z.strictObject({
  name: nameSchema.optional(),
  match: z
    .array(text('a value of the source; write text, in quotes where it holds a colon'))
    .default([]),
});

export const promiseSchema = z.strictObject({
  channel: idSchema,
  metric: z.enum(['first_response', 'resolution']),
  within: durationSchema,
  clock: z.enum(['customer', 'staffed']).default('customer'),
  topic: text('a topic; write its id').optional(),
  from: daySchema.optional(),
});
