// The data revision: a number that grows with each change of what is stored.
import { firstRow, run, type Work } from './sql.js';

const revisionKey = 'revision';

/** Notes that stored figures may have changed. */
export function* bumpRevision(): Work<void> {
  yield* run('UPDATE meta SET value = CAST(CAST(value AS bigint) + 1 AS text) WHERE key = ?', [
    revisionKey,
  ]);
}

/** The present revision: the store's own mark and a number, so that two databases never share one. */
export function* readRevision(): Work<string> {
  const mark = yield* readMeta('mark');
  return `${mark ?? 'new'}-${(yield* readMeta(revisionKey)) ?? '0'}`;
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
