// PostgreSQL behind TypeORM; its pool serves the bulk path too.
import { DataSource } from 'typeorm';
import { DatabaseError } from './database-error.js';
import { allMigrations } from './migrations/all-migrations.js';
import { silentLogger } from './silent-logger.js';
import { allTables } from './tables/all-tables.js';

const connectTimeoutMs = 10_000;
const connections = 8;

/** Connects. Throws DatabaseError naming host and remedy, never the password. */
export async function openPostgres(url: string): Promise<DataSource> {
  const dataSource = new DataSource({
    type: 'postgres',
    url,
    applicationName: 'unison',
    connectTimeoutMS: connectTimeoutMs,
    poolSize: connections,
    entities: allTables('postgres'),
    migrations: allMigrations,
    migrationsTransactionMode: 'all',
    logger: silentLogger,
  });
  try {
    return await dataSource.initialize();
  } catch (error) {
    throw new DatabaseError(sentenceFor(url, error), error);
  }
}

function sentenceFor(url: string, error: unknown): string {
  const said = error instanceof Error ? error.message : String(error);
  const place = placeOf(url);
  return `PostgreSQL at ${place} does not let us in (${said}): check that it runs, and DATABASE_URL`;
}

function placeOf(url: string): string {
  if (!URL.canParse(url)) return 'an address that cannot be read';
  const { hostname, port, pathname } = new URL(url);
  return `${hostname}:${port === '' ? '5432' : port}${pathname}`;
}
