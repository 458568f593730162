// The keys of a Freshdesk source.
import { z } from 'zod';
import { secretSchema } from '../../config/schema-parts.js';
import { baseUrlSchema, historyDaysSchema, hostPartSchema } from '../vendor-keys.js';

const domainRefusal = 'a subdomain; write acme for https://acme.freshdesk.com';

export const freshdeskConfigSchema = z
  .strictObject({
    /** `acme` for https://acme.freshdesk.com. */
    domain: hostPartSchema(domainRefusal).optional(),
    /** Only where Freshdesk does not answer at DOMAIN.freshdesk.com. */
    url: baseUrlSchema.optional(),
    /** Profile settings > API key, of an agent who may see all tickets. */
    apiKey: secretSchema,
    historyDays: historyDaysSchema(400),
  })
  .refine(({ domain, url }) => domain !== undefined || url !== undefined, {
    error: 'missing a host; write domain, the first part of your Freshdesk address',
    path: ['domain'],
  });

export type FreshdeskConfig = z.output<typeof freshdeskConfigSchema>;

/** The address paths are put behind. */
export function freshdeskUrl({ url, domain }: FreshdeskConfig): string {
  return url ?? `https://${domain ?? ''}.freshdesk.com`;
}
