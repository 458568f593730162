// Gmail: the mail door as messages with labels, a search by time, and a history of what came.
import { mailbox } from '../company.js';
import {
  bearerOf,
  guarded,
  ok,
  pack,
  textField,
  unpack,
  type Asked,
  type Reply,
  type Route,
} from '../http/exchange.js';
import { sandboxKeys } from '../keys.js';
import { derived, type LiveWorld } from '../live-world.js';
import { messagesOf, type MailRow } from './graph-messages.js';

const accessToken = 'sandbox-gmail-access';
/** The vendor forgets its history after about a week. */
const keptDays = 7;
const root = '/gmail/v1/users/me';

/** Routes without a root: `/token`, `/gmail/v1/users/me/...`. */
export function gmailRoutes(world: LiveWorld): readonly Route[] {
  const all = derived(
    () => world.contactsOf('email'),
    (contact) => messagesOf(contact).map(renamed),
    (a, b) => a.at - b.at || (a.id < b.id ? -1 : 1),
  );
  const rows = (): readonly GmailRow[] => all().filter(({ at }) => at <= world.now());
  const get = (path: string, reply: Route['reply']): Route => ({
    ...{ method: 'GET', path: `${root}${path}`, reply },
  });
  return [
    { method: 'POST', path: '/token', reply: token },
    ...guarded(unlessAuthorised, [
      get('/profile', () => ok(profile(rows(), world.now()))),
      get('/messages', (asked) => list(asked, rows())),
      get('/messages/:id', (asked) => message(asked, rows())),
      get('/history', (asked) => history(asked, rows(), world.now())),
    ]),
  ];
}

function token(asked: Asked): Reply {
  if (textField(asked, 'client_secret') !== sandboxKeys.gmailClientSecret)
    return { status: 401, body: { error: 'invalid_client' } };
  if (textField(asked, 'refresh_token') !== sandboxKeys.gmailRefreshToken)
    return { status: 400, body: { error: 'invalid_grant' } };
  return ok({ access_token: accessToken, expires_in: 3599, token_type: 'Bearer' });
}

/** History ids are seconds here: they grow with time, as the vendor's do. */
function historyIdAt(at: number): string {
  return String(Math.floor(at / 1000));
}

function profile(rows: readonly GmailRow[], now: number): object {
  const count = { messagesTotal: rows.length, threadsTotal: rows.length };
  return { emailAddress: mailbox, ...count, historyId: historyIdAt(now) };
}

/** The newest first. */
function list(asked: Asked, rows: readonly GmailRow[]): Reply {
  const after = Number(/after:(\d+)/.exec(asked.query.get('q') ?? '')?.[1] ?? 0) * 1000;
  const found = rows.filter(({ at }) => at >= after).reverse();
  const { page, next } = paged(asked, found);
  const messages = page.map(({ id, threadId }) => ({ id, threadId }));
  return ok({ messages, ...next, resultSizeEstimate: found.length });
}

function history(asked: Asked, rows: readonly GmailRow[], now: number): Reply {
  const start = Number(asked.query.get('startHistoryId'));
  if (start * 1000 < now - keptDays * 86_400_000 || start * 1000 > now + 1000) return notFound;
  const found = rows.filter(({ at }) => Math.floor(at / 1000) > start);
  const { page, next } = paged(asked, found);
  const shape = (row: GmailRow): object => ({
    id: historyIdAt(row.at),
    messages: [{ id: row.id, threadId: row.threadId }],
    messagesAdded: [{ message: { id: row.id, threadId: row.threadId, labelIds: labelsOf(row) } }],
  });
  const none = page.length === 0 ? {} : { history: page.map(shape) };
  return ok({ ...none, historyId: historyIdAt(now), ...next });
}

function paged(
  { query }: Asked,
  rows: readonly GmailRow[],
): { readonly page: readonly GmailRow[]; readonly next: object } {
  const last = unpack(query.get('pageToken')) as { readonly id: string } | null;
  const from = last === null ? 0 : rows.findIndex(({ id }) => id === last.id) + 1;
  const page = rows.slice(from, from + Number(query.get('maxResults') ?? 100));
  const isEnd = from + page.length >= rows.length;
  return { page, next: isEnd ? {} : { nextPageToken: pack({ id: page.at(-1)?.id }) } };
}

function message(asked: Asked, rows: readonly GmailRow[]): Reply {
  const row = rows.find(({ id }) => id === asked.params['id']);
  if (row === undefined) return notFound;
  const wanted = new Set(asked.query.getAll('metadataHeaders').map((name) => name.toLowerCase()));
  const headers = Object.entries(headersOf(row))
    .filter(([name]) => wanted.has(name.toLowerCase()))
    .map(([name, value]) => ({ name, value }));
  return ok({
    ...{ id: row.id, threadId: row.threadId, labelIds: labelsOf(row), snippet: row.preview },
    ...{ historyId: historyIdAt(row.at), internalDate: String(row.at), sizeEstimate: 2000 },
    payload: { mimeType: 'text/plain', headers },
  });
}

function headersOf({ from, to, messageId, subject, headers }: GmailRow): Record<string, string> {
  const people = { From: `${from.name} <${from.address}>`, To: `"${to.name}" <${to.address}>` };
  return { ...people, 'Message-ID': messageId, Subject: subject, ...headers };
}

function labelsOf({ folder, category }: GmailRow): readonly string[] {
  return [folder === 'inbox' ? 'INBOX' : 'SENT', ...(category === null ? [] : [category])];
}

interface GmailRow extends MailRow {
  readonly threadId: string;
}

/** Gmail names messages and threads by sixteen hexadecimal digits. */
function renamed(row: MailRow): GmailRow {
  const name = (id: string): string => Buffer.from(id).toString('hex').slice(8, 24);
  return { ...row, id: name(row.id), threadId: name(row.conversationId) };
}

const notFound: Reply = {
  status: 404,
  body: { error: { code: 404, message: 'Requested entity was not found.', status: 'NOT_FOUND' } },
};

function unlessAuthorised(asked: Asked): Reply | null {
  if (bearerOf(asked) === accessToken) return null;
  return { status: 401, body: { error: { code: 401, status: 'UNAUTHENTICATED' } } };
}
