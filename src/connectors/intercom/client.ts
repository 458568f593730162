// Intercom 2.14 over HTTP: which conversations changed in a window, and each as a whole.
import { z } from 'zod';
import type { Instant } from '../../domain/clock.js';
import type { Access, HttpAnswer } from '../connector.js';
import { readAnswer } from '../records.js';
import type { IntercomConfig } from './config.js';

type IntercomAccess = Access<IntercomConfig>;

const conversationsAtOnce = 50;

const searchSchema = z.object({
  conversations: z.array(z.unknown()),
  pages: z.object({ next: z.object({ starting_after: z.string().nullish() }).nullish() }).nullish(),
});

export interface SearchPage {
  readonly rows: readonly unknown[];
  readonly after: string | null;
  readonly answer: HttpAnswer;
}

/** Conversations changed within a window, both ends included; the vendor's comparisons leave theirs out. */
export async function searchChanged(
  access: IntercomAccess,
  {
    from,
    to,
    cursor,
  }: { readonly from: Instant; readonly to: Instant; readonly cursor: string | null },
): Promise<SearchPage> {
  const bound = (operator: string, value: number): object => ({
    field: 'updated_at',
    operator,
    value,
  });
  const value = [bound('>', Math.floor(from / 1000) - 1), bound('<', Math.floor(to / 1000) + 1)];
  const after = cursor === null ? {} : { starting_after: cursor };
  const body = {
    query: { operator: 'AND', value },
    pagination: { per_page: conversationsAtOnce, ...after },
    sort: { field: 'updated_at', order: 'ascending' },
  };
  const answer = await asked(access, '/conversations/search', JSON.stringify(body));
  const read = readAnswer(searchSchema, answer.body, access.source.id);
  return { rows: read.conversations, after: read.pages?.next?.starting_after ?? null, answer };
}

/** A conversation with its parts (the 500 newest, as the vendor has it); null where it is gone. */
export async function readConversation(access: IntercomAccess, id: string): Promise<unknown> {
  const answer = await asked(access, `/conversations/${encodeURIComponent(id)}`);
  return answer.status === 404 ? null : answer.body;
}

function asked(access: IntercomAccess, path: string, body?: string): Promise<HttpAnswer> {
  const { url, token } = access.config;
  const headers = {
    authorization: `Bearer ${token.reveal()}`,
    'intercom-version': '2.14',
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
  };
  const isOne = /^\/conversations\/(?!search$)/.test(path);
  return access.http.request({
    ...{ method: body === undefined ? 'GET' : 'POST', url: `${url}${path}`, headers },
    ...(body === undefined ? {} : { body }),
    ...(isOne ? { accepts: [404] } : {}),
  });
}
