// The keys of an Amazon Connect instance.
import { z } from 'zod';
import { checkedText, secretSchema, text } from '../../config/schema-parts.js';
import { baseUrlSchema, historyDaysSchema } from '../vendor-keys.js';

export const amazonConnectConfigSchema = z.strictObject({
  region: checkedText('an AWS region; write one such as eu-central-1', (name) =>
    /^[a-z]{2}(-[a-z]+)+-\d$/.test(name),
  ),
  /** The instance's id, the last part of its ARN. */
  instanceId: text('the id of an instance; write it'),
  /** An access key that may connect:SearchContacts on this instance. */
  accessKeyId: text('the id of an access key; write it'),
  secretAccessKey: secretSchema,
  /** Only where Connect is reached through an endpoint of your own. */
  url: baseUrlSchema.optional(),
  /** The vendor keeps two years. */
  historyDays: historyDaysSchema(400),
});

export type AmazonConnectConfig = z.output<typeof amazonConnectConfigSchema>;

/** The address the vendor answers at in a region. */
export function connectUrl({ url, region }: AmazonConnectConfig): string {
  return url ?? `https://connect.${region}.amazonaws.com`;
}
