// The keys of an Intercom source.
import { z } from 'zod';
import { secretSchema } from '../../config/schema-parts.js';
import { baseUrlSchema, historyDaysSchema } from '../vendor-keys.js';

export const intercomConfigSchema = z.strictObject({
  /** Developer hub > your app > Authentication; it reads conversations. */
  token: secretSchema,
  /** https://api.eu.intercom.io or https://api.au.intercom.io for workspaces kept there. */
  url: baseUrlSchema.prefault('https://api.intercom.io'),
  historyDays: historyDaysSchema(400),
});

export type IntercomConfig = z.output<typeof intercomConfigSchema>;
