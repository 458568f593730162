// What was erased stays erased: a later poll does not bring it back. Only a hash of the vendor's id is kept for that.
import { createHash } from 'node:crypto';
import type { PageToSave } from './page.js';
import { readMeta } from './revision.js';
import { rows, type Work } from './sql.js';
import { rowsFromKey } from './verify-segments.js';

/** The hash an erased conversation is known by. */
export function erasedHash(conversation: string): string {
  return createHash('sha256').update(conversation).digest('hex');
}

/** The page without rows from before the retention line: their figures stand, and must not be counted twice. */
export function* withoutRetired(page: PageToSave): Work<PageToSave> {
  const line = yield* readMeta(rowsFromKey);
  if (line === null) return page;
  const rowsFrom = Number(line);
  return {
    ...page,
    interactions: page.interactions.filter(({ openedAt }) => openedAt >= rowsFrom),
  };
}

/** The page without conversations that were erased; the same object where there are none. */
export function* withoutErased(source: number, page: PageToSave): Work<PageToSave> {
  const found = yield* rows<[string]>('SELECT key_hash FROM tombstone WHERE source = ?', [source]);
  if (found.length === 0) return page;
  const erased = new Set(found.map(([hash]) => hash));
  const isKept = (id: string): boolean => !erased.has(erasedHash(id));
  return {
    ...page,
    interactions: page.interactions.filter(({ id }) => isKept(id)),
    skipped: page.skipped.filter(({ key }) => isKept(key)),
    timelines: page.timelines?.filter(({ id }) => isKept(id)) ?? [],
  };
}
