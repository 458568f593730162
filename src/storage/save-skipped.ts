// Rows that yield no interaction: kept once each with their reason, gone again when they become readable.
import type { SkippedRow } from './page.js';
import type { PageWork } from './page-work.js';
import { firstRow, run, type Row, type Work } from './sql.js';

const insertSkipped = {
  table: 'skipped_row',
  columns: [
    'source',
    'key',
    'reason',
    'is_fault',
    'opened_at',
    'channel',
    'sample',
    'updated_at',
    'seen_at',
  ],
  types: ['integer', 'text', 'text', 'integer', 'bigint', 'text', 'text', 'bigint', 'bigint'],
  conflict: `ON CONFLICT (source, key) DO UPDATE SET reason = excluded.reason, is_fault = excluded.is_fault,
    opened_at = excluded.opened_at, channel = excluded.channel, sample = excluded.sample,
    updated_at = excluded.updated_at, seen_at = excluded.seen_at
    WHERE (skipped_row.updated_at IS NULL OR excluded.updated_at IS NULL OR excluded.updated_at >= skipped_row.updated_at)
    AND (skipped_row.reason <> excluded.reason
      OR coalesce(skipped_row.opened_at, -1) <> coalesce(excluded.opened_at, -1)
      OR coalesce(skipped_row.channel, '') <> coalesce(excluded.channel, '')
      OR coalesce(skipped_row.sample, '') <> coalesce(excluded.sample, ''))`,
};

/** Stores skipped rows; answers how many were new or changed. */
export function* saveSkipped(
  work: PageWork,
  source: number,
  skipped: readonly SkippedRow[],
): Work<number> {
  if (skipped.length === 0) return 0;
  const lastByKey = new Map(skipped.map((row) => [row.key, row]));
  const values: Row[] = [...lastByKey.values()].map((row) => [
    source,
    row.key,
    row.reason,
    Number(row.isFault),
    row.openedAt,
    row.channel,
    row.sample === null ? null : JSON.stringify(row.sample),
    row.updatedAt ?? null,
    work.changedAt,
  ]);
  return yield* work.port.insertEach(insertSkipped, values);
}

/** Forgets skipped rows that have become readable; answers how many. */
export function* forgetSkipped(source: number, ids: readonly string[]): Work<number> {
  const some = yield* firstRow('SELECT 1 FROM skipped_row WHERE source = ? LIMIT 1', [source]);
  if (some === null) return 0;
  let forgotten = 0;
  for (const id of ids) {
    forgotten += yield* run('DELETE FROM skipped_row WHERE source = ? AND key = ?', [source, id]);
  }
  return forgotten;
}
