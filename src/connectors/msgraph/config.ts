// The keys of a Microsoft 365 mailbox.
import { z } from 'zod';
import { checkedText, secretSchema, text } from '../../config/schema-parts.js';
import { baseUrlSchema, historyDaysSchema } from '../vendor-keys.js';

const mailboxRefusal = 'a mailbox; write its address, such as help@example.com';

export const msgraphConfigSchema = z.strictObject({
  /** Directory (tenant) id or domain. */
  tenant: text('a tenant; write its id or domain'),
  /** The registered app, with Mail.ReadBasic.All limited to this mailbox. */
  clientId: text('the id of a registered app; write it'),
  clientSecret: secretSchema,
  mailbox: checkedText(mailboxRefusal, (address) => /^[^@\s/]+@[^@\s/]+$/.test(address)),
  /** Further addresses or domains of ours: what comes from them is an answer. */
  own: z.array(text('an address or a domain; write it')).default([]),
  url: baseUrlSchema.prefault('https://graph.microsoft.com'),
  loginUrl: baseUrlSchema.prefault('https://login.microsoftonline.com'),
  historyDays: historyDaysSchema(400),
});

export type MsgraphConfig = z.output<typeof msgraphConfigSchema>;
