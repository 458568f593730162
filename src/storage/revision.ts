// The data revision: a number that grows with each change of what is stored.
import { firstRow, run, type Row, type Work } from './sql.js';

const revisionKey = 'revision';

/** Notes that stored figures may have changed. */
export function* bumpRevision(): Work<void> {
  yield* run('UPDATE meta SET value = CAST(CAST(value AS bigint) + 1 AS text) WHERE key = ?', [
    revisionKey,
  ]);
}

const markKey = 'mark';

/** Reads what the revision is made of, in one statement. */
export const askRevision = {
  text: 'SELECT key, value FROM meta WHERE key IN (?, ?)',
  values: [markKey, revisionKey],
};

/** The revision: the store's own mark and a number, so that two databases never share one. */
export function revisionOf(found: readonly Row[]): string {
  const values = new Map(found as readonly [string, string][]);
  return `${values.get(markKey) ?? 'new'}-${values.get(revisionKey) ?? '0'}`;
}

/** The present revision. */
export function* readRevision(): Work<string> {
  return revisionOf((yield askRevision).rows);
}

/** One remembered setting of the store; null where it is not set. */
export function* readMeta(key: string): Work<string | null> {
  return (yield* firstRow<[string]>('SELECT value FROM meta WHERE key = ?', [key]))?.[0] ?? null;
}

export function* writeMeta(key: string, value: string): Work<void> {
  yield* run(
    'INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
    [key, value],
  );
}
