// The page after a state: contacts that began in a window, then those that ended in it, however long ago they began.
// A window reaches two days back each time, since records change until then.
import type { Instant } from '../../domain/clock.js';
import type { ConversationRead } from '../../domain/conversation.js';
import { walkChanges, type WalkedPage, type WalkState, type WalkWindow } from '../change-walk.js';
import type { Access, Page, Range } from '../connector.js';
import { readRecords } from '../records.js';
import { searchContacts } from './client.js';
import type { AmazonConnectConfig } from './config.js';
import { contactSchema, readContact } from './normalise.js';

type ConnectAccess = Access<AmazonConnectConfig>;

const hourMs = 3_600_000;
/** A search spans so much time at most. */
const longestSearchMs = 28 * 24 * hourMs;

export function readConnectPage(
  access: ConnectAccess,
  state: WalkState | null,
  range: Range,
): Promise<Page<WalkState>> {
  const { historyDays } = access.config;
  const read = (window: WalkWindow): Promise<WalkedPage> => readWindow(access, window);
  const walk = { historyDays, overlapMs: hourMs, lagMs: 48 * hourMs, read };
  return walkChanges(access, { state, range }, walk);
}

const searches = ['INITIATION_TIMESTAMP', 'DISCONNECT_TIMESTAMP'] as const;

/** The cursor: which search goes on, where it begins, and the vendor's token within it. */
async function readWindow(access: ConnectAccess, window: WalkWindow): Promise<WalkedPage> {
  const [search = '0', start = String(window.from), token = null] = window.cursor?.split(' ') ?? [];
  const by = searches[Number(search)] ?? searches[0];
  const to = Math.min(window.to, Number(start) + longestSearchMs);
  const page = await searchContacts(access, { by, from: Number(start), to, token });
  const keyOf = (_: unknown, place: number): string => `contacts[${place}]`;
  const { items, skipped } = readRecords(contactSchema, page.rows, keyOf);
  const read = items.map((contact) => readContact(contact));
  return {
    conversations: read.filter((one): one is ConversationRead => 'events' in one),
    skipped: [...skipped, ...read.filter((one) => 'reason' in one)],
    answer: page.answer,
    cursor:
      page.token === null
        ? cursorAfter(Number(search), to, window)
        : `${search} ${start} ${page.token}`,
  };
}

/** The next stretch of the same search, else the next search from the beginning. */
function cursorAfter(search: number, to: Instant, { from, to: end }: WalkWindow): string | null {
  if (to < end) return `${search} ${to}`;
  return search + 1 < searches.length ? `${search + 1} ${from}` : null;
}
