// Mastodon over HTTP: who we are, who mentions us, what we said; forward from the last one known, without holes.
import { z } from 'zod';
import type { Access, HttpAnswer, Query } from '../connector.js';
import { readAnswer } from '../records.js';
import type { MastodonConfig } from './config.js';

type MastodonAccess = Access<MastodonConfig>;

export interface Listing {
  /** Newest first within the page. */
  readonly rows: readonly unknown[];
  readonly answer: HttpAnswer;
}

/** The id of the account the token belongs to. */
export async function readAccount(access: MastodonAccess): Promise<string> {
  const answer = await get(access, '/api/v1/accounts/verify_credentials', {});
  return readAnswer(z.object({ id: z.string() }), answer.body, access.source.id).id;
}

/** The mentions right after `minId`. */
export function readMentions(access: MastodonAccess, minId: string): Promise<Listing> {
  const query = { 'types[]': ['mention'], min_id: minId, limit: '80' };
  return listing(access, '/api/v1/notifications', query);
}

/** Our own statuses right after `minId`. */
export function readStatuses(
  access: MastodonAccess,
  account: string,
  minId: string,
): Promise<Listing> {
  const query = { exclude_reblogs: 'true', min_id: minId, limit: '40' };
  return listing(access, `/api/v1/accounts/${account}/statuses`, query);
}

async function listing(access: MastodonAccess, path: string, query: Query): Promise<Listing> {
  const answer = await get(access, path, query);
  return { rows: readAnswer(z.array(z.unknown()), answer.body, access.source.id), answer };
}

function get(access: MastodonAccess, path: string, query: Query): Promise<HttpAnswer> {
  const { url, token } = access.config;
  const headers = { authorization: `Bearer ${token.reveal()}` };
  return access.http.request({ method: 'GET', url: `${url}${path}`, query, headers });
}
