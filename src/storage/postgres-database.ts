// PostgreSQL through node-postgres' own pool: array rows, 64-bit integers as numbers.
import type { CustomTypesConfig, Pool, PoolClient } from 'pg';
import type { DataSource } from 'typeorm';
import { copyIn } from './copy-in.js';
import type { Database } from './database.js';
import type { Query, Result, Row, Work } from './sql.js';

const bigintType = 20;
const byteaType = 17;

/** The driver's pool behind a TypeORM connection. */
export function postgresPool(dataSource: DataSource): Pool {
  return (dataSource.driver as unknown as { master: Pool }).master;
}

export function postgresDatabase(dataSource: DataSource): Database {
  const pool = postgresPool(dataSource);
  return {
    dialect: 'postgres',
    nowMs: 'CAST(extract(epoch FROM clock_timestamp()) * 1000 AS bigint)',
    ask: (query) => askOnce(pool, query),
    write: (work) => inTransaction(pool, 'BEGIN', work),
    read: (work) => inTransaction(pool, 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY', work),
  };
}

async function askOnce(pool: Pool, query: Query): Promise<readonly Row[]> {
  const client = await pool.connect();
  try {
    return (await answer(client, query)).rows;
  } finally {
    client.release();
  }
}

async function inTransaction<T>(pool: Pool, begin: string, work: () => Work<T>): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query(begin);
    const value = await drive(work(), client);
    await client.query('COMMIT');
    client.release();
    return value;
  } catch (error) {
    await rollBack(client);
    throw error;
  }
}

/** A connection that cannot even roll back is thrown away, never put back into the pool. */
async function rollBack(client: PoolClient): Promise<void> {
  try {
    await client.query('ROLLBACK');
    client.release();
  } catch (error) {
    client.release(error instanceof Error ? error : true);
  }
}

async function drive<T>(work: Work<T>, client: PoolClient): Promise<T> {
  let step = work.next();
  while (step.done !== true) {
    step = work.next(await answerAny(client, step.value));
  }
  return step.value;
}

function answerAny(client: PoolClient, query: Query): Promise<Result> {
  if (query.copied !== undefined) return copyIn(client, query.text, query.copied);
  return query.each === undefined
    ? answer(client, query)
    : answerEach(client, query.text, query.each);
}

async function answerEach(
  client: PoolClient,
  text: string,
  each: NonNullable<Query['each']>,
): Promise<Result> {
  const results: Result[] = [];
  for (const values of each) results.push(await answer(client, { text, values }));
  const changesOfEach = results.map(({ changes }) => changes);
  return {
    rows: results.flatMap(({ rows }) => rows),
    changes: changesOfEach.reduce((sum, one) => sum + one, 0),
    changesOfEach,
  };
}

async function answer(client: PoolClient, query: Query): Promise<Result> {
  const result = await client.query({
    text: numbered(query.text),
    values: [...query.values],
    rowMode: 'array',
    types: numbersAndBytes(),
  });
  return { rows: result.rows as Result['rows'], changes: result.rowCount ?? 0 };
}

function numbered(text: string): string {
  let count = 0;
  return text.replace(/\?/g, () => `$${String(++count)}`);
}

function numbersAndBytes(): CustomTypesConfig {
  return { getTypeParser: (type) => parserOf(type) };
}

function parserOf(type: number): (text: string) => unknown {
  if (type === bigintType) return Number;
  if (type === byteaType) return (text) => Buffer.from(text.slice(2), 'hex');
  return parsers.get(type) ?? ((text) => text);
}

/** smallint, integer, oid, real, double precision, numeric. */
const parsers: ReadonlyMap<number, (text: string) => unknown> = new Map(
  [21, 23, 26, 700, 701, 1700].map((type) => [type, Number]),
);
