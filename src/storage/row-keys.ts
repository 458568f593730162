// PostgreSQL's narrow table of keys over all months: it decides who is new, gives out row numbers and knows each row's month.
import { place } from './interaction-row.js';
import type { RevisedRow } from './row-port.js';
import { rows, run, type Row, type Work } from './sql.js';

const keyColumns = ['external_id', 'source', 'episode'] as const;

/** Whether `row_key k` is the key of another table's row. */
export function isKeyOf(row: string): string {
  return keyColumns.map((column) => `k.${column} = ${row}.${column}`).join(' AND ');
}

/** Enters the keys of rows (no key twice); answers the row number of each that was new. */
export function* enterKeys(given: readonly Row[]): Work<readonly (number | null)[]> {
  const columns = [...keyColumns, 'opened_at'] as const;
  const added = yield* rows<[string, number, number]>(
    `INSERT INTO row_key (${columns.join(', ')})
      SELECT * FROM unnest(?::text[], ?::integer[], ?::integer[], ?::bigint[])
      ON CONFLICT DO NOTHING RETURNING external_id, episode, id`,
    columns.map((column) => given.map((row) => row[place[column]]!)),
  );
  const numbers = new Map(added.map(([id, episode, number]) => [`${episode} ${id}`, number]));
  return given.map((row) => {
    const key = `${String(row[place.episode])} ${String(row[place.external_id])}`;
    return numbers.get(key) ?? null;
  });
}

/** Notes where revised rows are from now on. */
export function* moveKeys(moved: readonly RevisedRow[]): Work<void> {
  if (moved.length === 0) return;
  yield* run(
    `UPDATE row_key k SET opened_at = v.opened_at
      FROM unnest(?::text[], ?::integer[], ?::integer[], ?::bigint[]) AS v(external_id, source, episode, opened_at)
      WHERE ${isKeyOf('v')}`,
    [...keyColumns, 'opened_at' as const].map((column) =>
      moved.map(({ fresh }) => fresh[place[column]]!),
    ),
  );
}

/** Takes the keys of rows that go out. */
export function* removeKeys(gone: readonly Row[]): Work<void> {
  yield* run(
    `DELETE FROM row_key k USING unnest(?::text[], ?::integer[], ?::integer[]) AS v(external_id, source, episode)
      WHERE ${isKeyOf('v')}`,
    keyColumns.map((column) => gone.map((row) => row[place[column]]!)),
  );
}

/** Enters the keys of all rows, which already have their numbers, in place of whatever is there; new numbers follow the largest. */
export function* enterAllKeys(): Work<void> {
  yield* run('DELETE FROM row_key');
  yield* run(`INSERT INTO row_key (${keyColumns.join(', ')}, id, opened_at)
    SELECT ${keyColumns.join(', ')}, id, opened_at FROM interaction`);
  yield* rows(`SELECT setval(pg_get_serial_sequence('row_key', 'id'), max(id)) FROM row_key`);
}
