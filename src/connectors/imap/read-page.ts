// The page after a state: the next messages of the folder at hand, or of the first one after it that has any.
import type { Instant } from '../../domain/clock.js';
import type { Access, Page, Range } from '../connector.js';
import { readMail, type ReadMail } from '../mail-message.js';
import { pageOf } from '../page-of.js';
import { leftOut } from '../records.js';
import { spanOf, type Span } from '../span.js';
import { withMailbox, type FolderPage, type Mailbox } from './client.js';
import type { ImapConfig } from './config.js';
import { mailOf } from './normalise.js';

type ImapAccess = Access<ImapConfig>;

interface FolderState {
  /** Numbers of messages count only while this stays the same. */
  readonly uidValidity: string;
  readonly lastUid: number;
}

export interface ImapState {
  readonly folders: Readonly<Record<string, FolderState>>;
  /** Place of the folder this pass has come to; the one for sent mail is the last. */
  readonly place: number;
  /** Where a folder is read from whose numbers no longer count. */
  readonly from: Instant;
  readonly passStartedAt: Instant | null;
}

/** A folder made anew is read again from this long before what was known to be complete. */
const overlapMs = 86_400_000;
/** IMAP tells no time: the server's clock may be that far behind ours. */
const lagMs = 300_000;

export function readImapPage(
  access: ImapAccess,
  state: ImapState | null,
  range: Range,
): Promise<Page<ImapState>> {
  const now = access.clock.now();
  const span = spanOf(range, access.config.historyDays, now);
  const begun = state ?? { folders: {}, place: 0, from: span.from, passStartedAt: null };
  const pass = { ...begun, passStartedAt: begun.passStartedAt ?? now };
  return withMailbox(access, (mailbox) => nextWithMessages(access, mailbox, { pass, span }));
}

interface Pass {
  readonly pass: ImapState & { readonly passStartedAt: Instant };
  readonly span: Span;
}

async function nextWithMessages(
  access: ImapAccess,
  mailbox: Mailbox,
  { pass, span }: Pass,
): Promise<Page<ImapState>> {
  const sent = access.config.sent ?? (await mailbox.sentFolder());
  const names = [...access.config.folders, sent];
  let folders = pass.folders;
  for (let place = pass.place; place < names.length; place += 1) {
    const folder = names[place]!;
    const known = folders[folder] ?? { uidValidity: null, lastUid: 0 };
    const read = await mailbox.read(folder, { ...known, from: pass.from });
    folders = { ...folders, [folder]: { uidValidity: read.uidValidity, lastUid: read.lastUid } };
    if (read.messages.length === 0) continue;
    const next = { ...pass, folders, place: read.isDone ? place + 1 : place };
    return {
      ...messagesOn(access, { folder, isSent: folder === sent, span }, read),
      ...goOn(next),
    };
  }
  return pageOf(ended({ ...pass, folders }));
}

function goOn(next: ImapState): Pick<Page<ImapState>, 'next' | 'isLast' | 'completeUntil'> {
  return { next, isLast: false, completeUntil: null };
}

/** Every folder is through: complete up to the beginning of the pass. */
function ended(pass: Pass['pass']): Pick<Page<ImapState>, 'next' | 'isLast' | 'completeUntil'> {
  const completeUntil = pass.passStartedAt - lagMs;
  const from = Math.max(pass.from, completeUntil - overlapMs);
  return { next: { ...pass, from, place: 0, passStartedAt: null }, isLast: true, completeUntil };
}

interface FolderRead {
  readonly folder: string;
  readonly isSent: boolean;
  readonly span: Span;
}

function messagesOn(
  access: ImapAccess,
  { folder, isSent, span }: FolderRead,
  { messages }: FolderPage,
): Page<ImapState> {
  const place = { folder, isSent, own: [access.config.user, ...access.config.own] };
  const hash = (address: string): string => access.hashCustomer(address);
  const read = messages.map((message) => {
    const mail = mailOf(message, place);
    if (mail === null) return leftOut(`${folder}:${message.uid}`, 'unreadable_internaldate', true);
    return isWithin(mail.at, span) ? readMail(mail, hash) : null;
  });
  const known = read.filter((one) => one !== null);
  const good = known.filter((one): one is ReadMail => 'conversation' in one);
  return pageOf({
    conversations: good.map(({ conversation }) => conversation),
    joins: good.flatMap(({ joins }) => joins),
    skipped: known.filter((one) => 'reason' in one),
    ...{ next: emptyState, isLast: false },
  });
}

const emptyState: ImapState = { folders: {}, place: 0, from: 0, passStartedAt: null };

function isWithin(at: Instant, { from, to }: Span): boolean {
  return at >= from && (to === null || at < to);
}
