// Rows that go: episodes a re-cut conversation no longer has, and rows that turned unreadable or were erased.
import { place } from './interaction-row.js';
import type { PageToSave } from './page.js';
import { countOut, touchContact, type PageWork } from './page-work.js';
import type { Row, Work } from './sql.js';

type Given = Pick<PageToSave, 'interactions' | 'recut' | 'skipped'>;

/** Removes what this page shows to be gone; answers how many rows that were. */
export function* removeGone(work: PageWork, source: number, page: Given): Work<number> {
  const recut = yield* goneByRecut(work, source, page);
  const skipped = yield* goneBySkip(work, source, page);
  yield* removeRows(work, [...recut, ...skipped]);
  return recut.length + skipped.length;
}

/** Takes rows out of their segments and out of the table. */
export function* removeRows(work: PageWork, gone: readonly Row[]): Work<void> {
  if (gone.length === 0) return;
  for (const row of gone) {
    countOut(work, row);
    touchContact(work, row);
  }
  yield* work.port.remove(gone);
}

function* goneByRecut(work: PageWork, source: number, page: Given): Work<readonly Row[]> {
  if (page.recut.length === 0) return [];
  const kept = new Set(page.interactions.map(({ id, episode }) => `${episode} ${id}`));
  const stampOf = new Map(page.interactions.map(({ id, updatedAt }) => [id, updatedAt]));
  const stored = yield* work.port.readConversations(source, page.recut);
  return stored.filter((row) => {
    const id = row[place.external_id] as string;
    if (kept.has(`${String(row[place.episode])} ${id}`)) return false;
    return !isNewer(row, stampOf.get(id) ?? null);
  });
}

function* goneBySkip(work: PageWork, source: number, page: Given): Work<readonly Row[]> {
  if (page.skipped.length === 0) return [];
  const readable = new Set([...page.interactions.map(({ id }) => id), ...page.recut]);
  const skipped = page.skipped.filter(
    ({ key, isRefused }) => isRefused !== true && !readable.has(key),
  );
  if (skipped.length === 0) return [];
  const stampOf = new Map(skipped.map(({ key, updatedAt }) => [key, updatedAt ?? null]));
  const stored = yield* work.port.readConversations(source, [...stampOf.keys()]);
  return stored.filter(
    (row) => !isNewer(row, stampOf.get(row[place.external_id] as string) ?? null),
  );
}

/** Whether the stored row is newer than what would displace it, as far as the vendor's stamps say. */
function isNewer(stored: Row, stamp: number | null): boolean {
  const known = stored[place.updated_at];
  return typeof known === 'number' && stamp !== null && known > stamp;
}
