// The keys of a HubSpot portal.
import { z } from 'zod';
import { secretSchema, text } from '../../config/schema-parts.js';
import { baseUrlSchema, historyDaysSchema } from '../vendor-keys.js';

const property = text('a property of tickets; write its internal name');

export const hubspotConfigSchema = z.strictObject({
  /** Private app with the scope tickets. */
  token: secretSchema,
  url: baseUrlSchema.prefault('https://api.hubapi.com'),
  /** Portals differ: which ticket property holds what. */
  properties: z
    .strictObject({
      firstResponseAt: property.default('first_agent_reply_date'),
      resolvedAt: property.default('closed_date'),
      topic: property.default('hs_ticket_category'),
      channel: property.default('source_type'),
      /** A property with the customer's address; left out = customers are not known. */
      customer: property.optional(),
    })
    .prefault({}),
  historyDays: historyDaysSchema(400),
});

export type HubspotConfig = z.output<typeof hubspotConfigSchema>;
