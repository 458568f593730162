// Twilio TaskRouter over HTTP: the events of a workspace in a stretch of time.
import { z } from 'zod';
import type { Access, HttpAnswer, Query } from '../connector.js';
import type { Window } from '../../domain/window.js';
import { basic } from '../oauth.js';
import { readAnswer } from '../records.js';
import type { TwilioConfig } from './config.js';

type TwilioAccess = Access<TwilioConfig>;

const eventsAtOnce = 1000;

export interface EventPage {
  readonly events: readonly unknown[];
  /** Events were cut off: the stretch has to be made smaller, since paging by number is not supported. */
  readonly isFull: boolean;
  readonly answer: HttpAnswer;
}

export async function readEvents(access: TwilioAccess, { from, to }: Window): Promise<EventPage> {
  const answer = await get(access, `/v1/Workspaces/${access.config.workspace}/Events`, {
    StartDate: new Date(from).toISOString(),
    EndDate: new Date(to).toISOString(),
    PageSize: String(eventsAtOnce),
  });
  const { events } = readAnswer(
    z.object({ events: z.array(z.unknown()) }),
    answer.body,
    access.source.id,
  );
  return { events, isFull: events.length >= eventsAtOnce, answer };
}

/** Can the workspace be read? Throws as `createHttp` says. */
export async function readWorkspace(access: TwilioAccess): Promise<void> {
  await get(access, `/v1/Workspaces/${access.config.workspace}`, {});
}

function get(access: TwilioAccess, path: string, query: Query): Promise<HttpAnswer> {
  const { url, user, password } = access.config;
  const headers = { authorization: basic(user, password.reveal()) };
  return access.http.request({ method: 'GET', url: `${url}${path}`, query, headers });
}
