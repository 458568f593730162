// The page after a state: first a window of messages, from then on the history of what came; a forgotten history is a window again.
import type { Instant } from '../../domain/clock.js';
import type { Access, Page, Range } from '../connector.js';
import { readMail, type ReadMail } from '../mail-message.js';
import { pageOf } from '../page-of.js';
import { idOf, readRecords } from '../records.js';
import { presentOf, spanOf } from '../span.js';
import { listHistory, listMessages, readMessage, readProfile, type IdPage } from './client.js';
import type { GmailConfig } from './config.js';
import { isLetter, mailOf, messageSchema } from './normalise.js';

type GmailAccess = Access<GmailConfig>;

export interface GmailState {
  /** Where a window begins. */
  readonly from: Instant;
  /** The mailbox's history is read from here; noted before a window is, so that nothing falls between the two. */
  readonly historyId: string;
  /** A window is being read, or the history. */
  readonly step: 'window' | 'history';
  readonly token: string | null;
  /** Of the pass that is under way: when it began, and where the history stood then. */
  readonly passStartedAt: Instant | null;
  readonly reachedId: string | null;
}

const overlapMs = 86_400_000;

export async function readGmailPage(
  access: GmailAccess,
  state: GmailState | null,
  range: Range,
): Promise<Page<GmailState>> {
  const begun =
    state ??
    (await begin(access, spanOf(range, access.config.historyDays, access.clock.now()).from));
  if (begun.from > access.clock.now()) return pageOf({ next: begun, isLast: true });
  const { step, historyId, token, from } = begun;
  const page = await (step === 'window'
    ? listMessages(access, from, token)
    : listHistory(access, historyId, token));
  if (page === null) return pageOf({ next: await begin(access, from), isLast: false });
  return { ...(await messagesOn(access, page)), ...standing(access, begun, page) };
}

async function begin(access: GmailAccess, from: Instant): Promise<GmailState> {
  const { historyId } = await readProfile(access);
  const nothing = { token: null, passStartedAt: null, reachedId: null };
  return { from, historyId, step: 'window', ...nothing };
}

type Standing = Pick<Page<GmailState>, 'next' | 'isLast' | 'completeUntil'>;

/** Complete up to the beginning of a pass; a window is followed by what came while it was read. */
function standing(access: GmailAccess, state: GmailState, page: IdPage): Standing {
  const passStartedAt = state.passStartedAt ?? presentOf(access, page.answer);
  const reachedId = state.reachedId ?? page.historyId;
  const { token } = page;
  const going = { ...state, token, passStartedAt, reachedId };
  if (token !== null) return { next: going, isLast: false, completeUntil: null };
  if (state.step === 'window')
    return { next: { ...going, step: 'history' }, isLast: false, completeUntil: null };
  const from = Math.max(state.from, passStartedAt - overlapMs);
  const historyId = reachedId ?? state.historyId;
  const next = { ...going, from, historyId, passStartedAt: null, reachedId: null };
  return { next, isLast: true, completeUntil: passStartedAt };
}

async function messagesOn(access: GmailAccess, { ids }: IdPage): Promise<Page<GmailState>> {
  const found: unknown[] = [];
  for (const id of ids) found.push(await readMessage(access, id));
  const { items, skipped } = readRecords(messageSchema, found.filter(Boolean), idOf('messages'));
  const hash = (address: string): string => access.hashCustomer(address);
  const read = items.filter(isLetter).map((one) => readMail(mailOf(one, access.config.own), hash));
  const good = read.filter((one): one is ReadMail => 'conversation' in one);
  return pageOf<GmailState>({
    conversations: good.map(({ conversation }) => conversation),
    joins: good.flatMap(({ joins }) => joins),
    skipped: [...skipped, ...read.filter((one) => 'reason' in one)],
    ...{ next: {} as GmailState, isLast: false },
  });
}
