// `alerts`: who hears what, when, and how loudly.
import { z } from 'zod';
import {
  checkedText,
  cronSchema,
  durationSchema,
  secretSchema,
  text,
  urlSchema,
} from './schema-parts.js';

const hoursRefusal = 'a stretch of the day; write it as "18:00-08:00"';
const hoursForm = /^([01]?\d|2[0-3]):[0-5]\d-([01]?\d|2[0-3]):[0-5]\d$/;

const slackSchema = z.strictObject({
  token: secretSchema.optional(),
  webhook: secretSchema.optional(),
  signingSecret: secretSchema.optional(),
  channel: checkedText(
    "a channel id; copy it from the channel's details in Slack, it begins with C, G or D",
    (id) => /^[CGD][A-Z0-9]{2,}$/.test(id),
  ).optional(),
  apiUrl: urlSchema.optional(),
});

const quietSchema = z.union([
  z.literal(false),
  z.strictObject({
    hours: checkedText(hoursRefusal, (hours) => hoursForm.test(hours)).default('18:00-08:00'),
    weekends: z.boolean().default(true),
  }),
]);

/** What a route may set for itself; `alerts` itself sets them for all. */
const ruleShape = {
  digest: z.union([cronSchema, z.literal(false)]).optional(),
  digestWhenQuiet: z.enum(['line', 'nothing']).optional(),
  wait: durationSchema.optional(),
  daily: z
    .int({ error: 'a whole number; write how many first messages a day may have, 1 or more' })
    .min(1, { error: 'a whole number above 0; write how many first messages a day may have' })
    .optional(),
  quiet: quietSchema.optional(),
  broadcast: z.enum(['never', 'on_worsening', 'on_reopen']).optional(),
  mention: text('a Slack user or group id; write one, or none').optional(),
};

const routeSchema = z.strictObject({
  name: text('a name; write one for this route'),
  topics: z.array(text('a topic; write its id')).optional(),
  kinds: z.array(z.enum(['gap', 'source', 'digest'])).optional(),
  slack: slackSchema.optional(),
  ...ruleShape,
});

export const alertsSchema = z.strictObject({
  slack: slackSchema.optional(),
  ...ruleShape,
  routes: z.array(routeSchema).default([]),
});

export type AlertsInput = z.output<typeof alertsSchema>;
export type RouteInput = z.output<typeof routeSchema>;
