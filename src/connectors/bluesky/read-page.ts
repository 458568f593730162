// The page after a state: what was said to us, newest first back to the window's beginning, then what we said.
import type { ConversationRead } from '../../domain/conversation.js';
import { walkChanges, type WalkedPage, type WalkState, type WalkWindow } from '../change-walk.js';
import type { Access, Page, Range, SkippedRecord } from '../connector.js';
import { readRecords } from '../records.js';
import { readAccount, readNotifications, readPosts } from './client.js';
import type { BlueskyConfig } from './config.js';
import { postSchema, readPost, type Post } from './normalise.js';

type BlueskyAccess = Access<BlueskyConfig>;

export function readBlueskyPage(
  access: BlueskyAccess,
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

async function readWindow(access: BlueskyAccess, window: WalkWindow): Promise<WalkedPage> {
  const [stream = 'said', after = null] = window.cursor?.split(' ') ?? [];
  const isSaid = stream === 'said';
  const listing = await (isSaid ? readNotifications(access, after) : readPosts(access, after));
  const { items, skipped } = readRecords(postSchema, listing.rows, (_, at) => `${stream}[${at}]`);
  const wanted = items.filter(({ indexedAt }) => indexedAt >= window.from);
  const read = await fragmentsOf(access, wanted);
  const isEnd = listing.cursor === null || wanted.length < items.length;
  return {
    conversations: read.filter((one): one is ConversationRead => 'events' in one),
    skipped: [...skipped, ...read.filter((one) => 'reason' in one)],
    answer: listing.answer,
    cursor: isEnd ? streamAfter(isSaid) : `${stream} ${listing.cursor}`,
  };
}

/** What was said to us is followed by what we said. */
function streamAfter(isSaid: boolean): string | null {
  return isSaid ? 'ours' : null;
}

async function fragmentsOf(
  access: BlueskyAccess,
  posts: readonly Post[],
): Promise<readonly (ConversationRead | SkippedRecord)[]> {
  const brand = await readAccount(access);
  const hashCustomer = (address: string): string => access.hashCustomer(address);
  return posts.map((post) => readPost(post, { brand, hashCustomer }));
}
