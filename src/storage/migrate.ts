// Brings the schema up to date: all steps or none, and of two processes that start together only one does it.
import type { DataSource } from 'typeorm';
import { DatabaseError } from './database-error.js';
import { allMigrations, newestMigration } from './migrations/all-migrations.js';
import { postgresPool } from './postgres-database.js';
import { sqliteHandle } from './sqlite-database.js';

/** Any fixed number: the lock that two starting replicas meet at. */
const migrationLock = 7_220_431;

/** Runs the missing migrations; cheap where none is missing. */
export async function migrate(dataSource: DataSource): Promise<void> {
  if ((await missingMigrations(dataSource)).length === 0) return;
  try {
    if (dataSource.options.type === 'postgres') await migratePostgres(dataSource);
    else await migrateSqlite(dataSource);
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    throw new DatabaseError(
      `the database could not be brought up to date (${said}); nothing of it was changed: use an empty database, or one of an earlier release`,
      error,
    );
  }
}

/** Names of the migrations this database has not seen, oldest first. */
export async function missingMigrations(dataSource: DataSource): Promise<readonly string[]> {
  const done = new Set(await doneMigrations(dataSource));
  if (done.has(newestMigration)) return [];
  return allMigrations
    .map((migration) => new migration().name ?? migration.name)
    .filter((name) => !done.has(name));
}

async function doneMigrations(dataSource: DataSource): Promise<readonly string[]> {
  const hasTable =
    dataSource.options.type === 'postgres'
      ? "SELECT 1 FROM information_schema.tables WHERE table_name = 'migrations' AND table_schema = current_schema()"
      : "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'migrations'";
  const tables: unknown[] = await dataSource.query(hasTable);
  if (tables.length === 0) return [];
  const done: { name: string }[] = await dataSource.query('SELECT name FROM migrations');
  return done.map((row) => row.name);
}

/** The whole migration inside one immediate transaction: a second process waits for it, then finds it done. */
async function migrateSqlite(dataSource: DataSource): Promise<void> {
  const handle = sqliteHandle(dataSource);
  handle.exec('BEGIN IMMEDIATE');
  try {
    await dataSource.runMigrations({ transaction: 'none' });
    handle.exec('COMMIT');
  } catch (error) {
    handle.exec('ROLLBACK');
    throw error;
  }
}

async function migratePostgres(dataSource: DataSource): Promise<void> {
  const gate = await postgresPool(dataSource).connect();
  try {
    await gate.query('SELECT pg_advisory_lock($1)', [migrationLock]);
    await dataSource.runMigrations({ transaction: 'all' });
  } finally {
    await gate.query('SELECT pg_advisory_unlock($1)', [migrationLock]).catch(() => undefined);
    gate.release();
  }
}
