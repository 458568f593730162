// Zendesk Support over HTTP: two incremental exports and the list of agents.
import { z } from 'zod';
import type { Access, HttpAnswer, Query } from '../connector.js';
import { basic } from '../oauth.js';
import { readAnswer } from '../records.js';
import { zendeskUrl, type ZendeskConfig } from './config.js';

type ZendeskAccess = Access<ZendeskConfig>;

const ticketPageSchema = z.object({
  tickets: z.array(z.unknown()),
  users: z.array(z.unknown()).default([]),
  metric_sets: z.array(z.unknown()).default([]),
  after_cursor: z.string().nullable(),
  end_of_stream: z.boolean(),
});

const eventPageSchema = z.object({
  ticket_events: z.array(z.unknown()),
  end_time: z.number().nullable(),
  end_of_stream: z.boolean(),
});

const agentPageSchema = z.object({
  users: z.array(z.object({ id: z.number() })),
  meta: z.object({ has_more: z.boolean(), after_cursor: z.string().nullable() }).optional(),
});

export interface Answered<Body> {
  readonly body: Body;
  readonly answer: HttpAnswer;
}

/** One page of tickets in the order they changed: from a start (seconds), then by cursor only. */
export async function readTickets(
  access: ZendeskAccess,
  place: { readonly cursor: string | null; readonly startSeconds: number },
): Promise<Answered<z.output<typeof ticketPageSchema>>> {
  const { cursor, startSeconds } = place;
  const query: Query = cursor === null ? { start_time: String(startSeconds) } : { cursor };
  const path = '/api/v2/incremental/tickets/cursor';
  const answer = await get(access, path, { ...query, include: 'users,metric_sets' });
  return { body: readAnswer(ticketPageSchema, answer.body, access.source.id), answer };
}

/** One page of what happened to tickets, comments included, from a second on. */
export async function readTicketEvents(
  access: ZendeskAccess,
  startSeconds: number,
): Promise<Answered<z.output<typeof eventPageSchema>>> {
  const query = { start_time: String(startSeconds), include: 'comment_events' };
  const answer = await get(access, '/api/v2/incremental/ticket_events', query);
  return { body: readAnswer(eventPageSchema, answer.body, access.source.id), answer };
}

/** The ids of everybody who may answer for the company. */
export async function readAgents(access: ZendeskAccess): Promise<readonly number[]> {
  const agents: number[] = [];
  let after: string | null = null;
  do {
    const query: Query = {
      'role[]': ['agent', 'admin'],
      'page[size]': '100',
      'page[after]': after ?? undefined,
    };
    const answer: HttpAnswer = await get(access, '/api/v2/users', query);
    const { users, meta } = readAnswer(agentPageSchema, answer.body, access.source.id);
    agents.push(...users.map(({ id }) => id));
    after = meta?.has_more === true ? meta.after_cursor : null;
  } while (after !== null);
  return agents;
}

function get(access: ZendeskAccess, path: string, query: Query): Promise<HttpAnswer> {
  const { user, token } = access.config;
  const authorization = basic(`${user}/token`, token.reveal());
  const url = `${zendeskUrl(access.config)}${path}`;
  return access.http.request({ method: 'GET', url, query, headers: { authorization } });
}
