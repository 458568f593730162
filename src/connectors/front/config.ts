// The keys of a Front source.
import { z } from 'zod';
import { secretSchema } from '../../config/schema-parts.js';
import { baseUrlSchema, historyDaysSchema } from '../vendor-keys.js';

export const frontConfigSchema = z.strictObject({
  /** Settings > Developers > API tokens, with access to the inboxes to be read. */
  token: secretSchema,
  url: baseUrlSchema.prefault('https://api2.frontapp.com'),
  historyDays: historyDaysSchema(400),
});

export type FrontConfig = z.output<typeof frontConfigSchema>;
