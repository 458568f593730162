// The keys of a Gmail mailbox.
import { z } from 'zod';
import { secretSchema, text } from '../../config/schema-parts.js';
import { baseUrlSchema, historyDaysSchema } from '../vendor-keys.js';

export const gmailConfigSchema = z.strictObject({
  /** The OAuth client the mailbox was opened to, with gmail.readonly (gmail.metadata allows no search). */
  clientId: text('the id of an OAuth client; write it'),
  clientSecret: secretSchema,
  /** Given once, when the owner of the mailbox agreed. */
  refreshToken: secretSchema,
  /** Further addresses or domains of ours: what comes from them is an answer. */
  own: z.array(text('an address or a domain; write it')).default([]),
  url: baseUrlSchema.prefault('https://gmail.googleapis.com'),
  loginUrl: baseUrlSchema.prefault('https://oauth2.googleapis.com'),
  historyDays: historyDaysSchema(400),
});

export type GmailConfig = z.output<typeof gmailConfigSchema>;
