// HubSpot over HTTP: tickets changed in a window, in order of their ids. So no page is deep and equal stamps do no harm.
import { z } from 'zod';
import type { Instant } from '../../domain/clock.js';
import type { Access, HttpAnswer } from '../connector.js';
import { readAnswer } from '../records.js';
import type { HubspotConfig } from './config.js';

type HubspotAccess = Access<HubspotConfig>;

/** The vendor's largest page. */
export const ticketsAtOnce = 200;

export interface SearchPage {
  readonly rows: readonly unknown[];
  readonly answer: HttpAnswer;
}

export interface SearchWindow {
  readonly from: Instant;
  readonly to: Instant;
  /** The id of the last ticket known of this window; null = it begins. */
  readonly cursor: string | null;
}

/** Tickets changed within a window, behind an id. */
export async function searchTickets(
  access: HubspotAccess,
  { from, to, cursor }: SearchWindow,
): Promise<SearchPage> {
  const { url, token, properties } = access.config;
  const changed = { propertyName: 'hs_lastmodifieddate', operator: 'BETWEEN' };
  const filters = [
    { ...changed, value: String(from), highValue: String(to) },
    { propertyName: 'hs_object_id', operator: 'GT', value: cursor ?? '0' },
  ];
  const named = Object.values(properties);
  const body = {
    filterGroups: [{ filters }],
    sorts: [{ propertyName: 'hs_object_id', direction: 'ASCENDING' }],
    properties: ['createdate', 'hs_lastmodifieddate', 'hs_pipeline_stage', ...named],
    ...{ limit: ticketsAtOnce, after: '0' },
  };
  const answer = await access.http.request({
    ...{ method: 'POST', url: `${url}/crm/v3/objects/tickets/search`, body: JSON.stringify(body) },
    headers: { authorization: `Bearer ${token.reveal()}`, 'content-type': 'application/json' },
  });
  const schema = z.object({ results: z.array(z.unknown()) });
  return { rows: readAnswer(schema, answer.body, access.source.id).results, answer };
}
