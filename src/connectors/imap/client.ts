// IMAP: one connection, a folder opened for reading, the envelopes and a few headers of its new messages. No body, ever.
import { ImapFlow, type FetchMessageObject } from 'imapflow';
import type { Instant } from '../../domain/clock.js';
import type { Access } from '../connector.js';
import { PermanentError } from '../errors.js';
import type { ImapConfig } from './config.js';
import { failureOf } from './failure.js';

type ImapAccess = Access<ImapConfig>;

export interface Mailbox {
  /** The folder that keeps what we sent. Throws PermanentError where the server marks none. */
  sentFolder(): Promise<string>;
  /** Throws PermanentError where there is no such folder. */
  open(folder: string): Promise<void>;
  read(folder: string, asked: FolderQuery): Promise<FolderPage>;
}

export interface FolderQuery {
  /** Counts only while the folder has this stamp; null = not read yet. */
  readonly uidValidity: string | null;
  readonly lastUid: number;
  readonly from: Instant;
}

export interface FolderPage {
  readonly uidValidity: string;
  readonly messages: readonly FetchMessageObject[];
  readonly lastUid: number;
  readonly isDone: boolean;
}

const messagesAtOnce = 500;
const dayMs = 86_400_000;
const connectMs = 8000;
const silenceMs = 60_000;

const headers = [
  'in-reply-to',
  'references',
  'auto-submitted',
  'precedence',
  'list-id',
  'x-auto-response-suppress',
  'x-autoreply',
  'return-path',
  'content-type',
];

/** Opens the mailbox for as long as `use` takes. Throws PermanentError or TemporaryError, nothing of the library's. */
export async function withMailbox<Result>(
  access: ImapAccess,
  use: (mailbox: Mailbox) => Promise<Result>,
): Promise<Result> {
  const client = await clientOf(access);
  const stop = (): void => {
    client.close();
  };
  access.signal.addEventListener('abort', stop);
  try {
    await client.connect();
    if (access.signal.aborted) stop();
    return await use(mailboxOf(client, access));
  } catch (error) {
    throw failureOf(error, access);
  } finally {
    access.signal.removeEventListener('abort', stop);
    client.close();
  }
}

async function clientOf(access: ImapAccess): Promise<ImapFlow> {
  const { host, port, security, user, password } = access.config;
  const { address, isPublic } = await access.addressOf(host, port);
  if (security === 'none' && isPublic)
    throw new PermanentError(
      `sources.${access.source.id}.security: nothing is sent unprotected to ${host}; write tls or starttls.`,
    );
  const client = new ImapFlow({
    ...{ host: address, port, servername: host, secure: security === 'tls' },
    doSTARTTLS: security === 'starttls',
    auth: { user, pass: password.reveal() },
    ...{ logger: false, disableAutoIdle: true },
    ...{ connectionTimeout: connectMs, greetingTimeout: connectMs, socketTimeout: silenceMs },
  });
  // The same failure reaches whoever waits for an answer.
  client.on('error', () => undefined);
  return client;
}

function mailboxOf(client: ImapFlow, access: ImapAccess): Mailbox {
  return {
    sentFolder: async () => {
      const found = (await client.list()).find(({ specialUse }) => specialUse === '\\Sent');
      if (found !== undefined) return found.path;
      throw new PermanentError(
        `sources.${access.source.id}.sent: the mail server marks no folder for sent mail; write its name.`,
      );
    },
    open: async (folder) => {
      (await client.getMailboxLock(folder, { readOnly: true })).release();
    },
    read: (folder, asked) => readFolder(client, folder, asked),
  };
}

async function readFolder(
  client: ImapFlow,
  folder: string,
  asked: FolderQuery,
): Promise<FolderPage> {
  const lock = await client.getMailboxLock(folder, { readOnly: true });
  try {
    const uidValidity = client.mailbox === false ? '' : String(client.mailbox.uidValidity);
    const after = uidValidity === asked.uidValidity ? asked.lastUid : 0;
    const uids = await newUids(client, after, asked.from);
    const batch = uids.slice(0, messagesAtOnce);
    const messages = batch.length === 0 ? [] : await fetchMessages(client, batch);
    if (!client.usable) throw lost('NoConnection');
    const lastUid = batch.at(-1) ?? after;
    return { uidValidity, messages, lastUid, isDone: batch.length === uids.length };
  } finally {
    lock.release();
  }
}

/**
 * `n:*` always names the last message, even one below n. Instants bound only what is read for the first time (days are the
 * server's, so one more is asked for): what is moved in later counts, however old it is.
 */
async function newUids(client: ImapFlow, after: number, from: Instant): Promise<number[]> {
  const bound = after === 0 ? { since: new Date(from - dayMs) } : {};
  const found = await client.search({ uid: `${after + 1}:*`, ...bound }, { uid: true });
  if (found === undefined || found === false)
    throw lost(client.usable ? 'SearchRefused' : 'NoConnection');
  return found.filter((uid) => uid > after).sort((a, b) => a - b);
}

/** The library answers with nothing where a connection is gone or a search refused: that is no "nothing new". */
function lost(code: string): Error {
  return Object.assign(new Error('no answer'), { code });
}

function fetchMessages(client: ImapFlow, uids: readonly number[]): Promise<FetchMessageObject[]> {
  const asked = { uid: true, envelope: true, internalDate: true, size: true, flags: true, headers };
  return client.fetchAll([...uids].join(','), asked, { uid: true });
}
