import type { DataSource } from 'typeorm';
import { createStores, type StoreOptions, type Stores } from '../../src/storage/create-stores.js';
import { openDatabase } from '../../src/storage/open-database.js';
import { createMeasurer } from '../../src/domain/measure.js';
import { defaultRules } from '../support/interactions.js';
import { postgresObstacle, startPostgres, type PostgresServer } from '../support/postgres.js';

export interface OpenStores extends Stores {
  readonly dataSource: DataSource;
}

export interface TestDatabase {
  /** Stores on an empty database. */
  fresh(options?: Partial<StoreOptions>): Promise<OpenStores>;
  /** Stores on the same data, as a second process would open them. */
  again(stores: OpenStores, options?: Partial<StoreOptions>): Promise<OpenStores>;
}

const defaults: StoreOptions = {
  measurer: createMeasurer(defaultRules),
  zone: 'Europe/Brussels',
  channels: ['email', 'phone', 'twitter'],
};

/** SQLite in memory, for what one kind of database shows well enough. */
export function sqliteDatabase(): TestDatabase {
  return sqlite();
}

/** Runs the same behaviour on SQLite and on PostgreSQL. */
export function onEachDatabase(name: string, behaviour: (database: TestDatabase) => void): void {
  describe(`${name} (SQLite)`, () => {
    behaviour(sqlite());
  });
  const describePostgres = postgresObstacle() === null ? describe : describe.skip;
  describePostgres(`${name} (PostgreSQL)`, () => {
    behaviour(postgres());
  });
}

async function storesOn(
  dataSource: DataSource,
  options: Partial<StoreOptions> = {},
): Promise<OpenStores> {
  return { ...(await createStores(dataSource, { ...defaults, ...options })), dataSource };
}

function sqlite(): TestDatabase {
  const opened: DataSource[] = [];
  afterAll(async () => {
    for (const one of opened) if (one.isInitialized) await one.destroy();
  });
  return {
    async fresh(options) {
      const dataSource = await openDatabase('sqlite::memory:');
      opened.push(dataSource);
      return storesOn(dataSource, options);
    },
    again: (stores, options) => storesOn(stores.dataSource, options),
  };
}

function postgres(): TestDatabase {
  let server: PostgresServer | null = null;
  let schemas = 0;
  const opened: DataSource[] = [];
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(async () => {
    for (const one of opened) if (one.isInitialized) await one.destroy();
    await server?.stop();
  });
  return {
    async fresh(options) {
      const admin = opened[0] ?? (await openDatabase(server!.url));
      if (opened.length === 0) opened.push(admin);
      const name = `test${++schemas}`;
      await admin.query(`CREATE DATABASE ${name}`);
      const dataSource = await openDatabase(server!.url.replace(/postgres$/, name));
      opened.push(dataSource);
      return storesOn(dataSource, options);
    },
    again: (stores, options) => storesOn(stores.dataSource, options),
  };
}

/** Every stored segment, as text: equal only where the bytes are. */
export async function segmentsOf(stores: OpenStores): Promise<readonly string[]> {
  const found: { start: number | string; bytes: Buffer }[] = await stores.dataSource.query(
    'SELECT start, bytes FROM segment WHERE grain = 1 ORDER BY start',
  );
  return found.map(({ start, bytes }) => `${start} ${bytes.toString('hex')}`);
}
