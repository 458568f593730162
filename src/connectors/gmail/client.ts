// Gmail over HTTP: which messages there are since a time, which came since a history id, and the headers of each.
import { z } from 'zod';
import type { Instant } from '../../domain/clock.js';
import type { Access, HttpAnswer, Query } from '../connector.js';
import { requestWithToken } from '../oauth.js';
import { readAnswer } from '../records.js';
import { optional } from '../vendor-values.js';
import type { GmailConfig } from './config.js';

type GmailAccess = Access<GmailConfig>;

const messagesAtOnce = '50';
const headers = [
  ...['From', 'To', 'Message-ID', 'In-Reply-To', 'References', 'Auto-Submitted', 'Precedence'],
  ...['List-Id', 'X-Auto-Response-Suppress', 'X-Autoreply', 'Return-Path', 'Content-Type'],
];

const idSchema = z.object({ id: z.string() });
const listSchema = z.object({
  messages: z.array(idSchema).default([]),
  nextPageToken: optional(z.string()),
});
const historySchema = z.object({
  history: z
    .array(z.object({ messagesAdded: z.array(z.object({ message: idSchema })).default([]) }))
    .default([]),
  historyId: z.string(),
  nextPageToken: optional(z.string()),
});
const profileSchema = z.object({ emailAddress: z.string(), historyId: z.string() });

export interface IdPage {
  readonly ids: readonly string[];
  readonly token: string | null;
  /** Where the next history begins, once this one is read. */
  readonly historyId: string | null;
  readonly answer: HttpAnswer;
}

/** The mailbox's own address, and the point its history has come to. */
export async function readProfile(access: GmailAccess): Promise<z.output<typeof profileSchema>> {
  const answer = await get(access, '/profile', {});
  return readAnswer(profileSchema, answer.body, access.source.id);
}

/** Messages since an instant, spam and bin left out. */
export async function listMessages(
  access: GmailAccess,
  from: Instant,
  token: string | null,
): Promise<IdPage> {
  const query = { q: `after:${Math.floor(from / 1000)}`, maxResults: messagesAtOnce };
  const answer = await get(access, '/messages', { ...query, pageToken: token ?? undefined });
  const body = readAnswer(listSchema, answer.body, access.source.id);
  const ids = body.messages.map(({ id }) => id);
  return { ids, token: body.nextPageToken, historyId: null, answer };
}

/** Messages that came after a history id; null where the vendor no longer knows it. */
export async function listHistory(
  access: GmailAccess,
  start: string,
  token: string | null,
): Promise<IdPage | null> {
  const query = { startHistoryId: start, historyTypes: 'messageAdded', maxResults: messagesAtOnce };
  const answer = await get(access, '/history', { ...query, pageToken: token ?? undefined }, [404]);
  if (answer.status === 404) return null;
  const body = readAnswer(historySchema, answer.body, access.source.id);
  const added = body.history.flatMap(({ messagesAdded }) => messagesAdded);
  const ids = [...new Set(added.map(({ message }) => message.id))];
  return { ids, token: body.nextPageToken, historyId: body.historyId, answer };
}

/** Labels, time and the headers that tell a person from a machine; null where it is gone. */
export async function readMessage(access: GmailAccess, id: string): Promise<unknown> {
  const query = { format: 'metadata', metadataHeaders: headers };
  const answer = await get(access, `/messages/${encodeURIComponent(id)}`, query, [404]);
  return answer.status === 404 ? null : answer.body;
}

function get(
  access: GmailAccess,
  path: string,
  query: Query,
  accepts: readonly number[] = [],
): Promise<HttpAnswer> {
  const { url, loginUrl, clientId, clientSecret, refreshToken } = access.config;
  const tokenRequest = () => ({
    url: `${loginUrl}/token`,
    fields: {
      grant_type: 'refresh_token',
      client_id: clientId,
      client_secret: clientSecret.reveal(),
      refresh_token: refreshToken.reveal(),
    },
  });
  const request = {
    method: 'GET',
    url: `${url}/gmail/v1/users/me${path}`,
    query,
    accepts,
  } as const;
  return requestWithToken(access, tokenRequest, request);
}
