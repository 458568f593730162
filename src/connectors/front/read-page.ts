// The page after a state: the events of a window that is fixed before its first page.
import { walkChanges, type WalkedPage, type WalkState, type WalkWindow } from '../change-walk.js';
import type { Access, Page, Range } from '../connector.js';
import { idOf, readRecords } from '../records.js';
import { readEvents } from './client.js';
import type { FrontConfig } from './config.js';
import { eventSchema, readEvent } from './normalise.js';

type FrontAccess = Access<FrontConfig>;

export function readFrontPage(
  access: FrontAccess,
  state: WalkState | null,
  range: Range,
): Promise<Page<WalkState>> {
  const { historyDays } = access.config;
  const read = (window: WalkWindow): Promise<WalkedPage> => readWindow(access, window);
  return walkChanges(
    access,
    { state, range },
    { historyDays, overlapMs: 600_000, lagMs: 60_000, read },
  );
}

async function readWindow(access: FrontAccess, window: WalkWindow): Promise<WalkedPage> {
  const { rows, token, answer } = await readEvents(access, window);
  const { items, skipped } = readRecords(eventSchema, rows, idOf('events'));
  const hash = (address: string): string => access.hashCustomer(address);
  const conversations = items.flatMap((event) => readEvent(event, hash) ?? []);
  return { conversations, skipped, answer, cursor: token };
}
