// The page after a state: what changed in a window that is fixed before its first page, each conversation as a whole.
import { walkChanges, type WalkedPage, type WalkState, type WalkWindow } from '../change-walk.js';
import type { Access, Page, Range, SkippedRecord } from '../connector.js';
import { idOf, readRecords } from '../records.js';
import { readConversation as fetchConversation, searchChanged } from './client.js';
import type { IntercomConfig } from './config.js';
import { conversationSchema, listedSchema, readConversation } from './normalise.js';

type IntercomAccess = Access<IntercomConfig>;

/** Searches may have the granularity of a day. */
const overlapMs = 86_400_000;
const lagMs = 60_000;

export function readIntercomPage(
  access: IntercomAccess,
  state: WalkState | null,
  range: Range,
): Promise<Page<WalkState>> {
  const { historyDays } = access.config;
  const read = (window: WalkWindow): Promise<WalkedPage> => readWindow(access, window);
  return walkChanges(access, { state, range }, { historyDays, overlapMs, lagMs, read });
}

async function readWindow(access: IntercomAccess, window: WalkWindow): Promise<WalkedPage> {
  const { rows, after, answer } = await searchChanged(access, window);
  const { items, skipped } = readRecords(listedSchema, rows, idOf('conversations'));
  const fresh = items.filter((item) => !window.isSeen(item.id, item.updated_at));
  const whole: unknown[] = [];
  for (const { id } of fresh) whole.push(await fetchConversation(access, id));
  const found = whole.filter((one) => one !== null);
  const read = readRecords(conversationSchema, found, idOf('conversations'));
  const unreadable: readonly SkippedRecord[] = [...skipped, ...read.skipped];
  return {
    conversations: read.items.map((one) =>
      readConversation(one, (address) => access.hashCustomer(address)),
    ),
    ...{ skipped: unreadable, answer, cursor: after },
    seen: Object.fromEntries(read.items.map((one) => [one.id, one.updated_at])),
  };
}
