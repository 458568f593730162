// Microsoft Graph mail: token, folders, and delta by folder over one mailbox.
import { mailbox } from '../company.js';
import {
  bearerOf,
  guarded,
  ok,
  textField,
  type Asked,
  type Reply,
  type Route,
} from '../http/exchange.js';
import { opaqueId, uuidOf } from '../ids.js';
import { sandboxKeys } from '../keys.js';
import { createLimiter, retryAfterSeconds } from '../limiter.js';
import type { SimulatedContact } from '../contact.js';
import { madeOf, type LiveWorld } from '../live-world.js';
import { deltaPage, folderRows, type DeltaOptions, type FolderRows } from './graph-delta.js';
import { messagesOf, newslettersBetween } from './graph-messages.js';

const accessToken = uuidOf('graph access token');
const requestsPerTenMinutes = 10_000;
const folders = { inbox: 'Inbox', sentitems: 'Sent Items' } as const;
type FolderName = keyof typeof folders;

/** Routes without a root: `/:tenant/oauth2/v2.0/token` and `/v1.0/...`. */
export function graphRoutes(
  world: LiveWorld,
  options: DeltaOptions = { linkDays: 30 },
): readonly Route[] {
  const mail = madeOf(
    () => world.contactsOf('email'),
    (contacts) => mailOf(contacts, world.truth.from),
  );
  const delta = (asked: Asked): Reply => {
    const name = folderOf(asked);
    return isOurs(asked) && isFolder(name)
      ? deltaPage(asked, mail()[name], world.now(), options)
      : notFound;
  };
  const user = '/v1.0/users/:user';
  return [
    { method: 'POST', path: '/:tenant/oauth2/v2.0/token', reply: token },
    ...guarded(unlessAuthorised(), [
      { method: 'GET', path: `${user}/mailFolders/:folder/messages/delta`, reply: delta },
      { method: 'GET', path: `${user}/mailFolders/:folder`, reply: folder },
    ]),
  ];
}

/** Both folders, newsletters among the questions for as long as anybody writes. */
function mailOf(
  contacts: readonly SimulatedContact[],
  from: number,
): Readonly<Record<FolderName, FolderRows>> {
  const messages = contacts.flatMap(messagesOf);
  const until = Math.max(from, ...contacts.slice(-1).map(({ openedAt }) => openedAt));
  const all = [...messages, ...newslettersBetween(from, until)];
  const inFolder = (name: FolderName): FolderRows =>
    folderRows(all.filter(({ folder }) => folder === name));
  return { inbox: inFolder('inbox'), sentitems: inFolder('sentitems') };
}

function token(asked: Asked): Reply {
  const isKnown =
    asked.params['tenant'] === sandboxKeys.graphTenant &&
    textField(asked, 'client_id') === sandboxKeys.graphClientId &&
    textField(asked, 'client_secret') === sandboxKeys.graphClientSecret;
  if (!isKnown)
    return {
      status: 401,
      body: {
        error: 'invalid_client',
        error_description: 'AADSTS7000215: Invalid client secret provided.',
      },
    };
  if (textField(asked, 'grant_type') !== 'client_credentials')
    return { status: 400, body: { error: 'unsupported_grant_type' } };
  return ok({
    token_type: 'Bearer',
    expires_in: 3599,
    ext_expires_in: 3599,
    access_token: accessToken,
  });
}

function unlessAuthorised(): (asked: Asked) => Reply | null {
  const take = createLimiter(requestsPerTenMinutes, 600);
  return (asked) => {
    if (bearerOf(asked) !== accessToken)
      return failure(401, 'InvalidAuthenticationToken', 'Access token is missing or wrong.');
    const allowance = take();
    if (allowance.isAllowed) return null;
    const headers = { 'retry-after': String(retryAfterSeconds(allowance)) };
    return { ...failure(429, 'TooManyRequests', 'Too many requests.'), headers };
  };
}

function folder(asked: Asked): Reply {
  const name = folderOf(asked);
  if (!isOurs(asked) || !isFolder(name)) return notFound;
  return ok({ id: opaqueId(name), displayName: folders[name] });
}

function folderOf({ params }: Asked): string {
  return (params['folder'] ?? '').toLowerCase();
}

function isFolder(name: string): name is FolderName {
  return name in folders;
}

function isOurs({ params }: Asked): boolean {
  return (params['user'] ?? '').toLowerCase() === mailbox;
}

const notFound: Reply = failure(
  404,
  'ErrorItemNotFound',
  'The specified object was not found in the store.',
);

function failure(status: number, code: string, message: string): Reply {
  return { status, body: { error: { code, message } } };
}
