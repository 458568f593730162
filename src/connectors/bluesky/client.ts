// Bluesky (AT Protocol) over HTTP: a session for as long as it lasts, who spoke to us, what we said; newest first.
import { z } from 'zod';
import type { Access, HttpAnswer, Query } from '../connector.js';
import { readAnswer } from '../records.js';
import type { BlueskyConfig } from './config.js';

type BlueskyAccess = Access<BlueskyConfig>;

export interface Listing {
  readonly rows: readonly unknown[];
  /** Where older ones follow; null = there are none. */
  readonly cursor: string | null;
  readonly answer: HttpAnswer;
}

const sessionSchema = z.object({ accessJwt: z.string().min(1), did: z.string() });
type Session = z.output<typeof sessionSchema>;

/** Sessions last some hours, and few may be made a day: one serves many polls of a source. */
const sessions = new WeakMap<BlueskyConfig, Promise<Session>>();

/** The DID of the account. Throws as `createHttp` says. */
export async function readAccount(access: BlueskyAccess): Promise<string> {
  return (await sessionOf(access)).did;
}

/** Mentions of the account and replies to it. */
export async function readNotifications(
  access: BlueskyAccess,
  cursor: string | null,
): Promise<Listing> {
  const query = { reasons: ['mention', 'reply'], limit: '100' };
  const answer = await get(access, 'app.bsky.notification.listNotifications', query, cursor);
  const schema = z.object({ notifications: z.array(z.unknown()), cursor: z.string().optional() });
  const body = readAnswer(schema, answer.body, access.source.id);
  return { rows: body.notifications, cursor: body.cursor ?? null, answer };
}

/** Posts of the account, replies included. */
export async function readPosts(access: BlueskyAccess, cursor: string | null): Promise<Listing> {
  const query = { actor: await readAccount(access), filter: 'posts_with_replies', limit: '100' };
  const answer = await get(access, 'app.bsky.feed.getAuthorFeed', query, cursor);
  const row = z.object({ post: z.unknown(), reason: z.unknown().optional() });
  const schema = z.object({ feed: z.array(row), cursor: z.string().optional() });
  const body = readAnswer(schema, answer.body, access.source.id);
  const own = body.feed.filter(({ reason }) => reason === undefined);
  return { rows: own.map(({ post }) => post), cursor: body.cursor ?? null, answer };
}

/** A session that has ended (400 ExpiredToken, or 401) is begun anew once. */
async function get(
  access: BlueskyAccess,
  method: string,
  query: Query,
  cursor: string | null,
): Promise<HttpAnswer> {
  const send = async (accepts: readonly number[]): Promise<HttpAnswer> => {
    const headers = { authorization: `Bearer ${(await sessionOf(access)).accessJwt}` };
    const url = `${access.config.url}/xrpc/${method}`;
    const all = { ...query, cursor: cursor ?? undefined };
    return access.http.request({ method: 'GET', url, query: all, headers, accepts });
  };
  const answer = await send([400, 401]);
  if (answer.status < 400) return answer;
  sessions.delete(access.config);
  return send([]);
}

function sessionOf(access: BlueskyAccess): Promise<Session> {
  const known = sessions.get(access.config) ?? begin(access);
  sessions.set(access.config, known);
  known.catch(() => sessions.delete(access.config));
  return known;
}

async function begin(access: BlueskyAccess): Promise<Session> {
  const { url, account, password } = access.config;
  const body = JSON.stringify({ identifier: account, password: password.reveal() });
  const answer = await access.http.request({
    ...{ method: 'POST', url: `${url}/xrpc/com.atproto.server.createSession`, body },
    headers: { 'content-type': 'application/json' },
  });
  return readAnswer(sessionSchema, answer.body, access.source.id);
}
