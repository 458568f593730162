// The keys of an IMAP mailbox.
import { z } from 'zod';
import { checkedText, secretSchema, text } from '../../config/schema-parts.js';
import { historyDaysSchema } from '../vendor-keys.js';

const portRefusal = 'a port; write a whole number from 1 to 65535';
const folderRefusal = 'a folder; write its name as the server lists it';

export const imapConfigSchema = z.strictObject({
  host: checkedText('a mail server; write its name', (host) => /^[\w.:-]+$/.test(host)),
  port: z
    .number({ error: portRefusal })
    .int({ error: portRefusal })
    .min(1, { error: portRefusal })
    .max(65_535, { error: portRefusal })
    .default(993),
  /** `none` for servers inside the house only: nothing is sent in the clear to a public address. */
  security: z
    .enum(['tls', 'starttls', 'none'], { error: 'a protection; write tls, starttls or none' })
    .default('tls'),
  user: text('a user; write the name the mailbox is opened with'),
  password: secretSchema,
  /** Where customers' mail arrives or is filed. */
  folders: z.array(text(folderRefusal)).min(1, { error: folderRefusal }).default(['INBOX']),
  /** Where our answers are kept; left out = the folder the server marks so. */
  sent: text(folderRefusal).optional(),
  /** Addresses or domains of ours: what comes from them is an answer. */
  own: z.array(text('an address or a domain; write it')).default([]),
  historyDays: historyDaysSchema(400),
});

export type ImapConfig = z.output<typeof imapConfigSchema>;
