/**
 * Backup and restore. A backup is always a SQLite file, whichever database it was made of: one consistent picture,
 * taken while polling goes on. Pseudonym key and configuration are not in it.
 */
import { existsSync } from 'node:fs';
import type BetterSqlite3 from 'better-sqlite3';
import type { DataSource } from 'typeorm';
import { copyFromPostgres, copyIntoStore, tablesOf } from './copy-tables.js';
import { databaseOf } from './database-of.js';
import { DatabaseError } from './database-error.js';
import { openDatabase } from './open-database.js';
import { sqliteHandle } from './sqlite-database.js';

/** Texts kept with a backup, such as the hash of a report that must come out again. */
export type BackupMarks = Readonly<Record<string, string>>;

const markPrefix = 'backup_';

/** Writes a backup to a new file. Throws DatabaseError where the file exists. */
export async function backUp(
  dataSource: DataSource,
  path: string,
  marks: BackupMarks = {},
): Promise<void> {
  if (existsSync(path)) throw new DatabaseError(`${path} exists already: name a new file`);
  if (dataSource.options.type === 'postgres') await copyPostgresTo(dataSource, path, marks);
  else {
    sqliteHandle(dataSource).prepare('VACUUM INTO ?').run(path);
    await withFile(path, (handle) => {
      writeMarks(handle, marks);
    });
  }
}

/**
 * Fills an empty database from a backup, all or nothing, and answers the backup's marks.
 * Throws DatabaseError where the file is missing or the database holds interactions.
 */
export async function restore(dataSource: DataSource, path: string): Promise<BackupMarks> {
  if (!existsSync(path)) throw new DatabaseError(`${path} does not exist: name a backup file`);
  await refuseFilled(dataSource);
  const database = databaseOf(dataSource);
  return withFile(path, async (handle) => {
    const tables = tablesOf(dataSource);
    await database.write(() => copyIntoStore(database.dialect, handle, tables));
    return readMarks(handle);
  });
}

async function copyPostgresTo(
  dataSource: DataSource,
  path: string,
  marks: BackupMarks,
): Promise<void> {
  const tables = tablesOf(dataSource);
  await withFile(path, async (handle) => {
    handle.exec('BEGIN');
    await databaseOf(dataSource).read(() => copyFromPostgres(handle, tables));
    writeMarks(handle, marks);
    handle.exec('COMMIT');
  });
}

async function withFile<T>(
  path: string,
  work: (handle: BetterSqlite3.Database) => T | Promise<T>,
): Promise<T> {
  const file = await openDatabase(`sqlite:${path}`);
  try {
    return await work(sqliteHandle(file));
  } finally {
    sqliteHandle(file).pragma('journal_mode = DELETE');
    await file.destroy();
  }
}

async function refuseFilled(dataSource: DataSource): Promise<void> {
  const found: unknown[] = await dataSource.query('SELECT 1 FROM interaction LIMIT 1');
  if (found.length > 0) {
    throw new DatabaseError('the database already holds interactions: restore into an empty one');
  }
}

function writeMarks(handle: BetterSqlite3.Database, marks: BackupMarks): void {
  const insert = handle.prepare('INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)');
  for (const [key, value] of Object.entries(marks)) insert.run(markPrefix + key, value);
}

function readMarks(handle: BetterSqlite3.Database): BackupMarks {
  const found = handle
    .prepare("SELECT key, value FROM meta WHERE key LIKE 'backup!_%' ESCAPE '!'")
    .raw()
    .all() as [string, string][];
  return Object.fromEntries(found.map(([key, value]) => [key.slice(markPrefix.length), value]));
}
