// The keys of a Twilio TaskRouter source.
import { z } from 'zod';
import { checkedText, secretSchema, text } from '../../config/schema-parts.js';
import { baseUrlSchema, historyDaysSchema } from '../vendor-keys.js';

const attributeRefusal = 'a task attribute; write its name';

export const twilioConfigSchema = z.strictObject({
  /** Account SID (AC...), or the SID of an API key (SK...). */
  user: checkedText('an account or key; write its SID', (sid) =>
    /^(AC|SK)[0-9a-f]{32}$/i.test(sid),
  ),
  /** Auth token of the account, or secret of the key. */
  password: secretSchema,
  workspace: checkedText('a workspace; write its SID', (sid) => /^WS[0-9a-f]{32}$/i.test(sid)),
  /** Attributes of a task: what it is about, and whom it comes from. */
  topicAttribute: text(attributeRefusal).default('topic'),
  customerAttribute: text(attributeRefusal).default('from'),
  url: baseUrlSchema.prefault('https://taskrouter.twilio.com'),
  /** Events live 30 days at Twilio. */
  historyDays: historyDaysSchema(30),
});

export type TwilioConfig = z.output<typeof twilioConfigSchema>;
