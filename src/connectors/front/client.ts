// Front over HTTP: what happened in a window, event by event.
import { z } from 'zod';
import type { Instant } from '../../domain/clock.js';
import type { Access, HttpAnswer, Query } from '../connector.js';
import { readAnswer } from '../records.js';
import type { FrontConfig } from './config.js';

type FrontAccess = Access<FrontConfig>;

/** The documented most. */
const eventsAtOnce = 15;
const types = ['inbound', 'outbound', 'out_reply', 'archive', 'reopen', 'comment', 'move'];

const eventsSchema = z.object({
  _pagination: z.object({ next: z.string().nullish() }).nullish(),
  _results: z.array(z.unknown()),
});

export interface EventPage {
  readonly rows: readonly unknown[];
  /** Asks for the page after; null = there is none. */
  readonly token: string | null;
  readonly answer: HttpAnswer;
}

/** One page of the events of a window. The next page's address is on another host: only its token is taken. */
export async function readEvents(
  access: FrontAccess,
  {
    from,
    to,
    cursor,
  }: { readonly from: Instant; readonly to: Instant; readonly cursor: string | null },
): Promise<EventPage> {
  const answer = await get(access, '/events', {
    'q[after]': String(from / 1000),
    'q[before]': String(to / 1000),
    'q[types][]': types,
    ...{ limit: String(eventsAtOnce), sort_by: 'created_at', sort_order: 'asc' },
    page_token: cursor ?? undefined,
  });
  const body = readAnswer(eventsSchema, answer.body, access.source.id);
  return { rows: body._results, token: tokenIn(body._pagination?.next ?? null), answer };
}

function tokenIn(next: string | null): string | null {
  return next !== null && URL.canParse(next) ? new URL(next).searchParams.get('page_token') : null;
}

function get(access: FrontAccess, path: string, query: Query): Promise<HttpAnswer> {
  const { url, token } = access.config;
  const headers = { authorization: `Bearer ${token.reveal()}` };
  return access.http.request({ method: 'GET', url: `${url}${path}`, query, headers });
}
