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

export interface PostgresDatabase extends TestDatabase {
  /** Stores on the same data over connections of their own, as a second process has them. */
  second(stores: OpenStores): Promise<OpenStores>;
  /** The address of an empty database without any schema. */
  emptyUrl(): Promise<string>;
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
  onPostgres(`${name} (PostgreSQL)`, behaviour);
}

/** For what only PostgreSQL has. */
export function onPostgres(name: string, behaviour: (database: PostgresDatabase) => void): void {
  const describePostgres = postgresObstacle() === null ? describe : describe.skip;
  describePostgres(name, () => {
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

function postgres(): PostgresDatabase {
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
  const emptyUrl = async (): Promise<string> => {
    const admin = opened[0] ?? (await openDatabase(server!.url));
    if (opened.length === 0) opened.push(admin);
    const name = `test${++schemas}`;
    await admin.query(`CREATE DATABASE ${name}`);
    return server!.url.replace(/postgres$/, name);
  };
  const open = async (url: string): Promise<DataSource> => {
    const dataSource = await openDatabase(url);
    opened.push(dataSource);
    return dataSource;
  };
  return {
    emptyUrl,
    fresh: async (options) => storesOn(await open(await emptyUrl()), options),
    again: (stores, options) => storesOn(stores.dataSource, options),
    second: async (stores) => {
      const { options } = stores.dataSource;
      return storesOn(await open((options as { url: string }).url));
    },
  };
}

/** Every stored segment, as text: equal only where the bytes are. */
export async function segmentsOf(stores: OpenStores): Promise<readonly string[]> {
  const found: { start: number | string; bytes: Buffer }[] = await stores.dataSource.query(
    'SELECT start, bytes FROM segment WHERE grain = 1 ORDER BY start',
  );
  return found.map(({ start, bytes }) => `${start} ${bytes.toString('hex')}`);
}
