// What tests of PostgreSQL's months tell and ask.
import type { DataSource } from 'typeorm';
import type { Instant } from '../../src/domain/clock.js';
import type { Interaction } from '../../src/domain/interaction.js';
import type { SavedPage } from '../../src/storage/page.js';
import { anInteraction } from '../support/interactions.js';
import type { OpenStores } from './databases.js';

/** Half an hour before June begins in UTC, when it has begun in Brussels; and an hour later. */
export const may = Date.UTC(2026, 4, 31, 23, 30);
export const june = Date.UTC(2026, 5, 1, 0, 30);
export const knownUntil = Date.UTC(2027, 5, 1);

export function contact(
  id: string,
  openedAt: Instant,
  fields: Partial<Interaction> = {},
): Interaction {
  return anInteraction({ id, openedAt, firstResponseAt: openedAt + 600_000, ...fields });
}

export function save(
  stores: OpenStores,
  interactions: readonly Interaction[],
  until: Instant | null = null,
): Promise<SavedPage> {
  return stores.interactions.savePage({
    ...{ source: 'test', interactions, recut: [], skipped: [] },
    ...{ completeUntil: until, leaseEpoch: null },
  });
}

/** Rows per partition, of those that have any. */
export async function rowsByMonth(dataSource: DataSource): Promise<Record<string, number>> {
  const found: { month: string; rows: string }[] = await dataSource.query(
    'SELECT tableoid::regclass::text AS month, count(*) AS rows FROM interaction GROUP BY 1 ORDER BY 1',
  );
  return Object.fromEntries(found.map(({ month, rows }) => [month, Number(rows)]));
}

export async function partitionsOf(dataSource: DataSource): Promise<readonly string[]> {
  const found: { name: string }[] = await dataSource.query(
    "SELECT inhrelid::regclass::text AS name FROM pg_inherits WHERE inhparent = 'interaction'::regclass ORDER BY 1",
  );
  return found.map(({ name }) => name);
}

/** Keys without their row, rows without their key, and numbers given twice: there must be none. */
export async function strays(dataSource: DataSource): Promise<number> {
  const [found]: { count: string }[] = await dataSource.query(
    `SELECT (SELECT count(*) FROM interaction i FULL JOIN row_key k
        ON (k.external_id, k.source, k.episode, k.id, k.opened_at) = (i.external_id, i.source, i.episode, i.id, i.opened_at)
        WHERE i.id IS NULL OR k.id IS NULL)
      + (SELECT count(*) - count(DISTINCT id) FROM interaction) AS count`,
  );
  return Number(found!.count);
}
