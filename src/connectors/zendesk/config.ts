// The keys of a Zendesk source.
import { z } from 'zod';
import { secretSchema, text } from '../../config/schema-parts.js';
import { baseUrlSchema, historyDaysSchema, hostPartSchema } from '../vendor-keys.js';

const subdomainRefusal = 'a subdomain; write acme for https://acme.zendesk.com';

export const zendeskConfigSchema = z
  .strictObject({
    /** `acme` for https://acme.zendesk.com. */
    subdomain: hostPartSchema(subdomainRefusal).optional(),
    /** Only where Zendesk does not answer at SUBDOMAIN.zendesk.com. */
    url: baseUrlSchema.optional(),
    /** The administrator the API token belongs to. */
    user: text('the e-mail address of an administrator; write it'),
    /** Admin Center > Apps and integrations > APIs. */
    token: secretSchema,
    /** A ticket field (its id) whose value is a topic, beside the tags. */
    topicField: z.number({ error: 'the id of a ticket field; write digits' }).int().optional(),
    historyDays: historyDaysSchema(400),
  })
  .refine(({ subdomain, url }) => subdomain !== undefined || url !== undefined, {
    error: 'missing a host; write subdomain, the first part of your Zendesk address',
    path: ['subdomain'],
  });

export type ZendeskConfig = z.output<typeof zendeskConfigSchema>;

/** The address paths are put behind. */
export function zendeskUrl({ url, subdomain }: ZendeskConfig): string {
  return url ?? `https://${subdomain ?? ''}.zendesk.com`;
}
