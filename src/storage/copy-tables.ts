// Copies whole tables between a SQLite file and a store of either kind, in batches.
import type BetterSqlite3 from 'better-sqlite3';
import type { DataSource } from 'typeorm';
import type { Instant } from '../domain/clock.js';
import { rowPort } from './bulk-rows.js';
import type { Dialect } from './database.js';
import { lockWriters } from './lock-writers.js';
import { openMonths } from './postgres-months.js';
import { enterAllKeys } from './row-keys.js';
import { placeholders, rows, run, type Row, type Work } from './sql.js';

export interface TableShape {
  readonly table: string;
  readonly columns: readonly string[];
  /** PostgreSQL types of the columns. */
  readonly types: readonly string[];
  /** The column the database numbers itself, where there is one. */
  readonly serial: string | null;
}

const batchSize = 2000;

/** Every table, as the entities describe it. */
export function tablesOf(dataSource: DataSource): readonly TableShape[] {
  return dataSource.entityMetadatas.map(({ tableName, columns }) => ({
    table: tableName,
    columns: columns.map(({ databaseName }) => databaseName),
    types: columns.map(({ type }) =>
      typeof type === 'string' && type !== 'blob' ? type : 'bytea',
    ),
    serial: columns.find(({ isGenerated }) => isGenerated)?.databaseName ?? null,
  }));
}

/** Copies a PostgreSQL store into the file, within one snapshot; no month is dropped meanwhile. */
export function* copyFromPostgres(
  file: BetterSqlite3.Database,
  tables: readonly TableShape[],
): Work<void> {
  yield* run('LOCK TABLE interaction IN ACCESS SHARE MODE');
  for (const { table, columns } of tables) {
    const insert = file.prepare(
      `INSERT INTO ${table} (${columns.join(', ')}) VALUES ${placeholders(columns.length)}`,
    );
    yield* run(`DECLARE ${table}_rows CURSOR FOR SELECT ${columns.join(', ')} FROM ${table}`);
    for (;;) {
      const batch = yield* rows(`FETCH ${batchSize} FROM ${table}_rows`);
      for (const row of batch) insert.run(row);
      if (batch.length < batchSize) break;
    }
    yield* run(`CLOSE ${table}_rows`);
  }
}

/** Replaces everything in a store by what the file holds. */
export function* copyIntoStore(
  dialect: Dialect,
  file: BetterSqlite3.Database,
  tables: readonly TableShape[],
): Work<void> {
  yield* lockWriters(dialect);
  const port = rowPort(dialect);
  for (const shape of tables) {
    const { table, columns, types } = shape;
    yield* run(`DELETE FROM ${table}`);
    for (const batch of batchesOf(file, shape)) {
      if (isOfMonths(dialect, shape)) yield* openMonths(openingsOf(shape, batch));
      yield* port.insertEach({ table, columns, types, conflict: '' }, batch);
    }
    if (isOfMonths(dialect, shape)) yield* enterAllKeys();
    if (dialect === 'postgres') yield* continueNumbers(shape);
  }
}

/** PostgreSQL's interactions need their partitions, and their keys beside them. */
function isOfMonths(dialect: Dialect, { table }: TableShape): boolean {
  return dialect === 'postgres' && table === 'interaction';
}

function openingsOf({ columns }: TableShape, batch: readonly Row[]): readonly Instant[] {
  const at = columns.indexOf('opened_at');
  return batch.map((row) => row[at] as Instant);
}

function* batchesOf(
  file: BetterSqlite3.Database,
  { table, columns }: TableShape,
): Generator<readonly Row[], void, undefined> {
  const select = file
    .prepare(
      `SELECT ${columns.join(', ')}, rowid FROM ${table} WHERE rowid > ? ORDER BY rowid LIMIT ${batchSize}`,
    )
    .raw();
  for (let last = -1; ;) {
    const batch = select.all(last) as Row[];
    yield batch.map((row) => row.slice(0, -1));
    if (batch.length < batchSize) return;
    last = batch.at(-1)!.at(-1) as number;
  }
}

/** The next number the database gives out follows the largest one copied. */
function* continueNumbers({ table, serial }: TableShape): Work<void> {
  if (serial === null) return;
  yield* rows(
    `SELECT setval(pg_get_serial_sequence('${table}', '${serial}'), coalesce(max(${serial}), 1), max(${serial}) IS NOT NULL) FROM ${table}`,
  );
}
