// Opens the one database: a SQLite file or PostgreSQL, its schema brought up to date.
import { DataSource } from 'typeorm';
import { DatabaseError } from './database-error.js';
import { migrate } from './migrate.js';
import { openPostgres } from './open-postgres.js';
import { openSqlite } from './open-sqlite.js';

/**
 * Opens `sqlite:PATH`, `sqlite::memory:` or `postgres://...` and runs what migrations are missing.
 * Throws DatabaseError (one sentence, place and remedy) where that is not possible.
 */
export async function openDatabase(url: string): Promise<DataSource> {
  const dataSource = await connect(url);
  try {
    await migrate(dataSource);
    return dataSource;
  } catch (error) {
    await dataSource.destroy();
    throw error;
  }
}

/** Opens the database as it is, without touching its schema (`unison migrate --dry-run`). */
export function connect(url: string): Promise<DataSource> {
  if (url.startsWith('sqlite:')) return openSqlite(url.slice('sqlite:'.length));
  if (/^postgres(ql)?:\/\//.test(url)) return openPostgres(url);
  throw new DatabaseError(
    `DATABASE_URL is neither sqlite:PATH nor postgres://...: it starts with "${url.slice(0, 12)}"`,
  );
}
