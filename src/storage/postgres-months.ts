// Partitions of PostgreSQL's interactions: made when a row of a new month comes, dropped once a whole month is retired.
import type { Instant } from '../domain/clock.js';
import { lockWriters } from './lock-writers.js';
import { boundsOf, monthNamed, monthOf, type Month } from './month.js';
import { isKeyOf } from './row-keys.js';
import { firstRow, rows, run, type Work } from './sql.js';

/** Makes the partitions that rows opened at these instants need. Of two writers the second waits, then finds them made. */
export function* openMonths(openedAt: readonly Instant[]): Work<void> {
  const months = new Map(openedAt.map(monthOf).map((month) => [month.name, month]));
  if ((yield* missingOf([...months.keys()])).length === 0) return;
  yield* lockWriters('postgres');
  for (const name of yield* missingOf([...months.keys()])) yield* openMonth(months.get(name)!);
}

/** Asked of the catalogue itself: `to_regclass` may still not know, after a wait, what was made meanwhile. */
function* missingOf(names: readonly string[]): Work<readonly string[]> {
  const text = `SELECT name FROM unnest(?::text[]) AS m(name) WHERE NOT EXISTS (
    SELECT 1 FROM pg_class WHERE relname = m.name::name AND relnamespace = current_schema()::regnamespace)`;
  return (yield* rows<[string]>(text, [names])).map(([name]) => name);
}

/** Made beside the table, then attached: readers, who hold it for as long as a report takes, are not waited for. */
function* openMonth(month: Month): Work<void> {
  yield* run(`CREATE TABLE ${month.name} (LIKE interaction INCLUDING DEFAULTS)`);
  yield* run(
    `ALTER TABLE interaction ATTACH PARTITION ${month.name} FOR VALUES ${boundsOf(month)}`,
  );
}

/**
 * Takes settled rows opened before the line away, with their keys; answers how many. A month that goes as a whole is
 * dropped, which leaves nothing to vacuum; where somebody reads for longer than the wait, its rows are deleted instead.
 */
export function* retireBefore(line: Instant): Work<number> {
  let retired = 0;
  for (const month of yield* monthsBefore(line)) {
    if (yield* hasUnsettled(month)) continue;
    retired += yield* run(`DELETE FROM row_key k USING ${month.name} i WHERE ${isKeyOf('i')}`);
    yield* run(dropSoon(month));
  }
  return retired + (yield* run(deleteSettled, [line]));
}

function* monthsBefore(line: Instant): Work<readonly Month[]> {
  const found = yield* rows<[string]>(
    `SELECT c.relname::text FROM pg_inherits h JOIN pg_class c ON c.oid = h.inhrelid
      WHERE h.inhparent = 'interaction'::regclass ORDER BY 1`,
  );
  return found
    .flatMap(([name]) => monthNamed(name) ?? [])
    .filter(({ to }) => to !== null && to <= line);
}

function* hasUnsettled({ name }: Month): Work<boolean> {
  const text = `SELECT 1 FROM ${name} WHERE next_settles_at IS NOT NULL LIMIT 1`;
  return (yield* firstRow(text)) !== null;
}

const deleteSettled = `WITH gone AS (
    DELETE FROM interaction WHERE opened_at < ? AND next_settles_at IS NULL
    RETURNING external_id, source, episode)
  DELETE FROM row_key k USING gone i WHERE ${isKeyOf('i')}`;

/** Dropping needs a moment without readers; those that come meanwhile wait no longer than this. */
const longestWait = '2s';

function dropSoon({ name }: Month): string {
  return `DO $$ BEGIN
      SET LOCAL lock_timeout = '${longestWait}';
      DROP TABLE ${name};
      SET LOCAL lock_timeout TO DEFAULT;
    EXCEPTION WHEN lock_not_available THEN NULL;
    END $$`;
}
