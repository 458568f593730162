// The keys of a Mastodon source.
import { z } from 'zod';
import { secretSchema } from '../../config/schema-parts.js';
import { baseUrlSchema, historyDaysSchema } from '../vendor-keys.js';

export const mastodonConfigSchema = z.strictObject({
  /** The instance of the brand's account. */
  url: baseUrlSchema,
  /** Preferences > Development: a token with read:accounts, read:notifications, read:statuses. */
  token: secretSchema,
  historyDays: historyDaysSchema(400),
});

export type MastodonConfig = z.output<typeof mastodonConfigSchema>;
