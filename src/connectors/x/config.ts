// The keys of an X source.
import { z } from 'zod';
import { checkedText, secretSchema } from '../../config/schema-parts.js';
import { baseUrlSchema, historyDaysSchema } from '../vendor-keys.js';

const handleRefusal = 'a handle; write the name of your account without @';

export const xConfigSchema = z.strictObject({
  /** The brand's account, whose mentions are questions and whose posts are answers. */
  account: checkedText(handleRefusal, (name) => /^\w{1,15}$/.test(name)),
  /** The app's bearer token: Developer Portal > Projects & Apps > Keys and tokens. */
  token: secretSchema,
  url: baseUrlSchema.prefault('https://api.x.com'),
  historyDays: historyDaysSchema(400),
});

export type XConfig = z.output<typeof xConfigSchema>;
