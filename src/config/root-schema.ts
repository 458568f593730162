// The whole configuration file, but for the keys that belong to connectors.
import { z } from 'zod';
import { alertsSchema } from './alerts-schema.js';
import { calendarSchema } from './calendar-schema.js';
import { detectionSchema } from './detection-schema.js';
import {
  checkedText,
  durationSchema,
  idSchema,
  secretSchema,
  urlSchema,
  zoneSchema,
} from './schema-parts.js';
import { channelSchema, promiseSchema, topicSchema } from './service-schema.js';
import { suppliedSchema } from './supplied-schema.js';
import { anySourceSchema } from './source-schema.js';

const hostForm = /^(\[[0-9a-f:.]+\]|[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?)(:\d{1,5})?$/i;

export const rootSchema = z.strictObject({
  timezone: zoneSchema,
  calendars: z.record(idSchema, calendarSchema).default({}),
  channels: z.record(idSchema, channelSchema).default({}),
  topics: z.record(idSchema, topicSchema).default({}),
  promises: z.array(promiseSchema).default([]),
  sources: anySourceSchema.default({}),
  alerts: alertsSchema.optional(),
  detection: detectionSchema.prefault({}),
  clock: z.strictObject({ url: urlSchema }).optional(),
  pseudonymKey: secretSchema.optional(),
  supplied: suppliedSchema.default({}),
  allowHosts: z
    .array(
      checkedText(
        'a host; write a name or address, with a port where it is not 80 or 443',
        (host) => hostForm.test(host),
      ),
    )
    .default([]),
  retention: z
    .strictObject({
      interactions: durationSchema.optional(),
      rollups: durationSchema.optional(),
      skipped: durationSchema.optional(),
    })
    .default({}),
});

export type RootInput = z.output<typeof rootSchema>;
