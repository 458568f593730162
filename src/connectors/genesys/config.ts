// The keys of a Genesys Cloud source.
import { z } from 'zod';
import { checkedText, secretSchema, text } from '../../config/schema-parts.js';
import { baseUrlSchema, historyDaysSchema } from '../vendor-keys.js';

const regionRefusal = 'a region; write its domain, such as mypurecloud.de or euw2.pure.cloud';
const scoreRefusal = 'a score; write a number from 0 to 100';

export const genesysConfigSchema = z
  .strictObject({
    /** `mypurecloud.de` for https://api.mypurecloud.de. */
    region: checkedText(regionRefusal, (name) =>
      /^[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(name),
    ).optional(),
    /** Only where login and API do not answer at login.REGION and api.REGION. */
    url: baseUrlSchema.optional(),
    clientId: text('the id of an OAuth client (client credentials); write it'),
    clientSecret: secretSchema,
    /** An evaluation with at least this total score finds the answer correct. */
    correctFrom: z
      .number({ error: scoreRefusal })
      .min(0, { error: scoreRefusal })
      .max(100, { error: scoreRefusal })
      .default(80),
    historyDays: historyDaysSchema(400),
  })
  .refine(({ region, url }) => region !== undefined || url !== undefined, {
    error: 'missing a host; write region, the domain of your organisation',
    path: ['region'],
  });

export type GenesysConfig = z.output<typeof genesysConfigSchema>;

export function apiUrl({ url, region }: GenesysConfig): string {
  return url ?? `https://api.${region ?? ''}`;
}

export function loginUrl({ url, region }: GenesysConfig): string {
  return url ?? `https://login.${region ?? ''}`;
}
