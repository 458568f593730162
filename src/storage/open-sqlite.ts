// A SQLite file behind TypeORM: write-ahead log, patient with other processes, errors in one sentence.
import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import type BetterSqlite3 from 'better-sqlite3';
import { DataSource } from 'typeorm';
import { DatabaseError } from './database-error.js';
import { allMigrations } from './migrations/all-migrations.js';
import { silentLogger } from './silent-logger.js';
import { pagesPerForcedCheckpoint } from './sqlite-checkpoints.js';
import { allTables } from './tables/all-tables.js';

const busyTimeoutMs = 5000;
/** More is no quicker, rows coming in or going out: what is read lies near what was read last. An export would fill 32 MB. */
const cacheKilobytes = 8000;

/** Opens (and creates) the file. Throws DatabaseError naming the path and what to do. */
export async function openSqlite(path: string): Promise<DataSource> {
  if (path !== ':memory:') checkPath(path);
  const dataSource = new DataSource({
    type: 'better-sqlite3',
    database: path,
    timeout: busyTimeoutMs,
    entities: allTables('sqlite'),
    migrations: allMigrations,
    prepareDatabase: setUp,
    logger: silentLogger,
  });
  try {
    return await dataSource.initialize();
  } catch (error) {
    throw new DatabaseError(sentenceFor(path, error), error);
  }
}

function setUp(handle: unknown): void {
  const database = handle as BetterSqlite3.Database;
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = NORMAL');
  database.pragma(`cache_size = -${cacheKilobytes}`);
  database.pragma('temp_store = MEMORY');
  database.pragma(`wal_autocheckpoint = ${pagesPerForcedCheckpoint}`);
}

function checkPath(path: string): void {
  if (path === '')
    throw new DatabaseError('DATABASE_URL names no file: write sqlite:data/unison.db');
  const folder = dirname(path);
  try {
    makeFolder(folder);
  } catch (error) {
    throw new DatabaseError(
      `the folder ${folder} for the database cannot be made: create it, or name another in DATABASE_URL`,
      error,
    );
  }
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() === true) {
    throw new DatabaseError(`${path} is a directory: name a file in it, such as ${path}/unison.db`);
  }
}

/** Step by step: Node's own recursive form never returns on file systems such as /proc. */
function makeFolder(folder: string): void {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true) return;
  makeFolder(dirname(folder));
  mkdirSync(folder);
}

/** One sentence for what SQLite says; the code is SQLite's own. */
function sentenceFor(path: string, error: unknown): string {
  const code = (error as { code?: string }).code ?? '';
  if (code.startsWith('SQLITE_NOTADB')) {
    return `${path} is not a SQLite database: name another file, or move this one away`;
  }
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) {
    return `${path} is locked by another process: stop it, or wait until it has finished`;
  }
  if (code.startsWith('SQLITE_CANTOPEN') || code.startsWith('SQLITE_READONLY')) {
    return `${path} cannot be written: give this user write permission for the file and its folder`;
  }
  const said = error instanceof Error ? error.message : String(error);
  return `${path} cannot be opened (${said}): check the file and DATABASE_URL`;
}
