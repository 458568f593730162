// Typeform over HTTP: the completed responses to one form, oldest first.
import { z } from 'zod';
import type { Instant } from '../../domain/clock.js';
import type { Access, HttpAnswer } from '../connector.js';
import { readAnswer } from '../records.js';
import type { TypeformConfig } from './config.js';

type TypeformAccess = Access<TypeformConfig>;

export const responsesAtOnce = 1000;

export interface ResponsePage {
  readonly responses: readonly unknown[];
  readonly answer: HttpAnswer;
}

export interface ResponseQuery {
  readonly form: string;
  readonly from: Instant;
  readonly to: Instant | null;
}

/** Responses sent in since an instant (both ends included), oldest first. */
export async function readResponses(
  access: TypeformAccess,
  { form, from, to }: ResponseQuery,
): Promise<ResponsePage> {
  const answer = await get(access, `/forms/${encodeURIComponent(form)}/responses`, {
    since: seconds(from),
    until: to === null ? undefined : seconds(to),
    sort: 'submitted_at,asc',
    completed: 'true',
    page_size: String(responsesAtOnce),
  });
  const { items } = readAnswer(
    z.object({ items: z.array(z.unknown()) }),
    answer.body,
    access.source.id,
  );
  return { responses: items, answer };
}

/** Can the form be read? Throws as `createHttp` says. */
export async function readForm(access: TypeformAccess, form: string): Promise<void> {
  await get(access, `/forms/${encodeURIComponent(form)}`, {});
}

function seconds(at: Instant): string {
  return `${new Date(at).toISOString().slice(0, 19)}Z`;
}

function get(
  access: TypeformAccess,
  path: string,
  query: Readonly<Record<string, string | undefined>>,
): Promise<HttpAnswer> {
  const { url, token } = access.config;
  const headers = { authorization: `Bearer ${token.reveal()}` };
  return access.http.request({ method: 'GET', url: `${url}${path}`, query, headers });
}
