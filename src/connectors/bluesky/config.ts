// The keys of a Bluesky account.
import { z } from 'zod';
import { secretSchema, text } from '../../config/schema-parts.js';
import { baseUrlSchema, historyDaysSchema } from '../vendor-keys.js';

export const blueskyConfigSchema = z.strictObject({
  /** The brand's handle or DID. */
  account: text('an account; write its handle, such as help.example.com'),
  /** Settings > App passwords. */
  password: secretSchema,
  /** The server the account lives on. */
  url: baseUrlSchema.prefault('https://bsky.social'),
  historyDays: historyDaysSchema(400),
});

export type BlueskyConfig = z.output<typeof blueskyConfigSchema>;
