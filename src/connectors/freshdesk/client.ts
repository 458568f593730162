// Freshdesk over HTTP: tickets in order of change, what was said in each, and what customers thought of it.
import { z } from 'zod';
import type { Instant } from '../../domain/clock.js';
import type { Access, HttpAnswer, Query } from '../connector.js';
import { basic } from '../oauth.js';
import { readAnswer } from '../records.js';
import { freshdeskUrl, type FreshdeskConfig } from './config.js';

type FreshdeskAccess = Access<FreshdeskConfig>;

/** The vendor's largest page. */
export const rowsAtOnce = 100;
const mostPages = 30;

export interface Listing {
  readonly rows: readonly unknown[];
  readonly answer: HttpAnswer;
}

/** Tickets changed since a second (included), the oldest change first. */
export function readTickets(
  access: FreshdeskAccess,
  since: Instant,
  page: number,
): Promise<Listing> {
  const order = { order_by: 'updated_at', order_type: 'asc', include: 'stats,requester' };
  const query = { updated_since: seconds(since), ...order, ...paged(page) };
  return listing(access, '/api/v2/tickets', query);
}

/** Everything said in a ticket after its opening. */
export async function readConversations(
  access: FreshdeskAccess,
  ticket: string,
): Promise<readonly unknown[]> {
  const all: unknown[] = [];
  for (let page = 1; page <= mostPages; page += 1) {
    const { rows } = await listing(access, `/api/v2/tickets/${ticket}/conversations`, paged(page));
    all.push(...rows);
    if (rows.length < rowsAtOnce) break;
  }
  return all;
}

/** Ratings given since an instant. */
export function readRatings(
  access: FreshdeskAccess,
  since: Instant,
  page: number,
): Promise<Listing> {
  const query = { created_since: seconds(since), ...paged(page) };
  return listing(access, '/api/v2/surveys/satisfaction_ratings', query);
}

function paged(page: number): Readonly<Record<string, string>> {
  return { per_page: String(rowsAtOnce), page: String(page) };
}

function seconds(at: Instant): string {
  return `${new Date(at).toISOString().slice(0, 19)}Z`;
}

/** The key is the user, and the password a word without meaning. */
async function listing(access: FreshdeskAccess, path: string, query: Query): Promise<Listing> {
  const authorization = basic(access.config.apiKey.reveal(), 'X');
  const url = `${freshdeskUrl(access.config)}${path}`;
  const answer = await access.http.request({
    method: 'GET',
    url,
    query,
    headers: { authorization },
  });
  return { rows: readAnswer(z.array(z.unknown()), answer.body, access.source.id), answer };
}
