// The page after a state: the inbox to its delta link, then what was sent.
import type { Instant } from '../../domain/clock.js';
import type { Access, Page, Range } from '../connector.js';
import { readMail, type ReadMail } from '../mail-message.js';
import { pageOf } from '../page-of.js';
import { idOf, readRecords } from '../records.js';
import { presentOf, spanOf } from '../span.js';
import { readDelta, startDelta, type DeltaPage, type Folder } from './client.js';
import type { MsgraphConfig } from './config.js';
import { isRemoved, mailOf, messageSchema } from './normalise.js';

type MsgraphAccess = Access<MsgraphConfig>;

export interface MsgraphState {
  readonly folder: Folder;
  /** The whole URL the next page of each folder stands behind; null = a first walk begins. */
  readonly links: Readonly<Record<Folder, string | null>>;
  /** Where first walks begin (milliseconds): before what was complete when the vendor forgot a link. */
  readonly from: Instant;
  /** When this pass over both folders began; null = it has not. */
  readonly passStartedAt: Instant | null;
}

/** A walk that has to be made again begins this long before what was known to be complete. */
const overlapMs = 86_400_000;

export async function readMsgraphPage(
  access: MsgraphAccess,
  state: MsgraphState | null,
  range: Range,
): Promise<Page<MsgraphState>> {
  const begun = state ?? begin(access, range);
  const link = begun.links[begun.folder];
  const page = await (link === null
    ? startDelta(access, begun.folder, begun.from)
    : readDelta(access, link));
  if (page !== null) return pageAfter(access, begun, page);
  const links = { ...begun.links, [begun.folder]: null };
  return pageOf({ next: { ...begun, links }, isLast: false });
}

function begin(access: MsgraphAccess, range: Range): MsgraphState {
  const { from } = spanOf(range, access.config.historyDays, access.clock.now());
  const links = { inbox: null, sentitems: null };
  return { folder: 'inbox', links, from, passStartedAt: null };
}

function pageAfter(
  access: MsgraphAccess,
  before: MsgraphState,
  page: DeltaPage,
): Page<MsgraphState> {
  const passStartedAt = before.passStartedAt ?? presentOf(access, page.answer);
  const link = page.nextLink ?? page.deltaLink;
  const links = { ...before.links, [before.folder]: link };
  return pageOf({
    ...messagesOn(access, before.folder, page),
    ...standing({ ...before, links, passStartedAt }, page.nextLink === null),
  });
}

type Read = Pick<Page<MsgraphState>, 'conversations' | 'joins' | 'skipped'>;

function messagesOn(access: MsgraphAccess, folder: Folder, { messages }: DeltaPage): Read {
  const present = messages.filter((record) => !isRemoved(record));
  const { items, skipped } = readRecords(messageSchema, present, idOf(folder));
  const own = [access.config.mailbox, ...access.config.own];
  const hash = (address: string): string => access.hashCustomer(address);
  const read = items
    .filter(({ isDraft }) => !isDraft)
    .map((message) => readMail(mailOf(message, folder, own), hash));
  const good = read.filter((one): one is ReadMail => 'conversation' in one);
  return {
    conversations: good.map(({ conversation }) => conversation),
    joins: good.flatMap(({ joins }) => joins),
    skipped: [...skipped, ...read.filter((one) => 'reason' in one)],
  };
}

type Standing = Pick<Page<MsgraphState>, 'next' | 'isLast' | 'completeUntil'>;

/** Complete up to the beginning of a pass, once both folders are through. */
function standing(state: MsgraphState, isWalked: boolean): Standing {
  if (!isWalked) return { next: state, isLast: false, completeUntil: null };
  if (state.folder === 'inbox')
    return { next: { ...state, folder: 'sentitems' }, isLast: false, completeUntil: null };
  const completeUntil = state.passStartedAt;
  const from = Math.max(state.from, (completeUntil ?? 0) - overlapMs);
  const next: MsgraphState = { ...state, from, folder: 'inbox', passStartedAt: null };
  return { next, isLast: true, completeUntil };
}
