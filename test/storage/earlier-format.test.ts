import type { DataSource, MigrationInterface } from 'typeorm';
import { First0001 } from '../../src/storage/migrations/0001-first.js';
import { Monitor0002 } from '../../src/storage/migrations/0002-monitor.js';
import { Faults0003 } from '../../src/storage/migrations/0003-faults.js';
import { createStores } from '../../src/storage/create-stores.js';
import { connect, openDatabase } from '../../src/storage/open-database.js';
import { createMeasurer } from '../../src/domain/measure.js';
import { defaultRules } from '../support/interactions.js';
import { onPostgres, segmentsOf, type OpenStores } from './databases.js';
import { contact, knownUntil, partitionsOf, rowsByMonth, save, strays } from './postgres-rows.js';

/** Before months had partitions. */
const before: readonly (new () => MigrationInterface)[] = [First0001, Monitor0002, Faults0003];

/** A database as that release left it: one table of interactions, with what a store of today holds. */
async function asBefore(stores: OpenStores, url: string): Promise<void> {
  const old = await connect(url);
  await old.query('CREATE TABLE migrations (id serial, timestamp bigint, name text)');
  const runner = old.createQueryRunner();
  for (const migration of before.map((one) => new one())) {
    await migration.up(runner);
    await old.query('INSERT INTO migrations (timestamp, name) VALUES (0, $1)', [migration.name]);
  }
  await runner.release();
  for (const table of [
    'interaction',
    'segment',
    'source',
    'channel',
    'topic',
    'meta',
    'definition',
  ]) {
    const [found]: { all: unknown }[] = await stores.dataSource.query(
      `SELECT coalesce(json_agg(t), '[]') AS all FROM ${table} t`,
    );
    await old.query(
      `INSERT INTO ${table} SELECT * FROM json_populate_recordset(NULL::${table}, $1)`,
      [JSON.stringify(found!.all)],
    );
  }
  await old.query("SELECT setval('interaction_id_seq', 1000)");
  await old.destroy();
}

function tellAll(dataSource: DataSource): Promise<unknown> {
  return dataSource.query('SELECT * FROM interaction ORDER BY id');
}

async function opened(url: string): Promise<OpenStores> {
  const dataSource = await openDatabase(url);
  const options = { measurer: createMeasurer(defaultRules), zone: 'Europe/Brussels' };
  const channels = ['email', 'phone', 'twitter'];
  return { ...(await createStores(dataSource, { ...options, channels })), dataSource };
}

onPostgres('a store in one table, of the release before', (database) => {
  const page = [1823, 1999, 2025, 2026, 2101].flatMap((year) =>
    [0, 3, 4].map((month) =>
      contact(`${year} ${month}`, Date.UTC(year, month, 7), { customer: 'x' }),
    ),
  );

  it('is cut into months: rows, numbers, figures and next contacts as they were', async () => {
    const stores = await database.fresh();
    await save(stores, page, knownUntil);
    const url = await database.emptyUrl();
    await asBefore(stores, url);
    const now = await opened(url);
    expect(await tellAll(now.dataSource)).toEqual(await tellAll(stores.dataSource));
    expect(await segmentsOf(now)).toEqual(await segmentsOf(stores));
    expect(await rowsByMonth(now.dataSource)).toEqual({
      ...{ interaction_before_2000: 6, interaction_from_2100: 3 },
      ...{ interaction_2025_01: 1, interaction_2025_04: 1, interaction_2025_05: 1 },
      ...{ interaction_2026_01: 1, interaction_2026_04: 1, interaction_2026_05: 1 },
    });
    expect(await strays(now.dataSource)).toBe(0);
    expect((await now.tallies.verify()).faults).toEqual([]);
    const { upQueries } = await now.dataSource.driver.createSchemaBuilder().log();
    expect(upQueries.map(({ query }) => query)).toEqual([]);
    expect(await save(now, page)).toMatchObject({ stored: 0, unchanged: page.length });
    await save(now, [contact('new', Date.UTC(2026, 8, 7))]);
    const [fresh] = await now.interactions.list({ id: 'new' }, { limit: 1, after: null });
    expect(fresh!.rowId).toBeGreaterThan(1000);
    expect(
      (await partitionsOf(now.dataSource)).filter((name) => name.endsWith('_09')),
    ).toHaveLength(1);
    await now.dataSource.destroy();
  });

  it('is left as it was, in one sentence, where it cannot be cut', async () => {
    const stores = await database.fresh();
    await save(stores, page);
    const url = await database.emptyUrl();
    await asBefore(stores, url);
    const other = await connect(url);
    await other.query('CREATE TABLE row_key (mine integer)');
    await expect(openDatabase(url)).rejects.toThrow(
      /could not be brought up to date \(relation "row_key" already exists\); nothing of it was changed/,
    );
    expect(await tellAll(other)).toEqual(await tellAll(stores.dataSource));
    const [kind]: { relkind: string }[] = await other.query(
      "SELECT relkind FROM pg_class WHERE oid = 'interaction'::regclass",
    );
    expect(kind!.relkind).toBe('r');
    await other.destroy();
  });

  it('takes no new row from that release once it is cut: it would be counted twice', async () => {
    const { dataSource } = await database.fresh();
    await expect(
      dataSource.query(
        `INSERT INTO interaction (source, external_id, episode, channel, topic, opened_at, flags, measurable, changed_at)
          VALUES (0, 'a1', 1, 1, 0, 5, 0, 3, 7) ON CONFLICT DO NOTHING`,
      ),
    ).rejects.toThrow('null value in column "id"');
  });

  it('is cut once when two processes open it at the same time', async () => {
    const stores = await database.fresh();
    await save(stores, page);
    const url = await database.emptyUrl();
    await asBefore(stores, url);
    const both = await Promise.all([openDatabase(url), openDatabase(url)]);
    expect(await tellAll(both[1])).toEqual(await tellAll(stores.dataSource));
    expect(await strays(both[0])).toBe(0);
    for (const one of both) await one.destroy();
  });
});
