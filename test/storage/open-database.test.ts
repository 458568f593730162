import { allMigrations } from '../../src/storage/migrations/all-migrations.js';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { DataSource } from 'typeorm';
import { First0001 } from '../../src/storage/migrations/0001-first.js';
import { connect, openDatabase } from '../../src/storage/open-database.js';
import { onEachDatabase } from './databases.js';

describe('opening a database', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'unison-open-'));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('names the path and a remedy when it is a directory', async () => {
    await expect(openDatabase(`sqlite:${folder}`)).rejects.toThrow(
      `${folder} is a directory: name a file in it`,
    );
  });

  it('names the path when the file is no database', async () => {
    const path = join(folder, 'letter.txt');
    writeFileSync(path, 'Dear reader, this is not a database, however long it may be. '.repeat(20));
    await expect(openDatabase(`sqlite:${path}`)).rejects.toThrow(
      `${path} is not a SQLite database`,
    );
  });

  it('names the folder when it cannot be made', async () => {
    const file = join(folder, 'plain');
    writeFileSync(file, '');
    await expect(openDatabase(`sqlite:${file}/unison.db`)).rejects.toThrow(
      `the folder ${file} for the database cannot be made`,
    );
  });

  it('names the path when it may not be written', async () => {
    await expect(openDatabase('sqlite:/proc/unison.db')).rejects.toThrow(
      '/proc/unison.db cannot be written',
    );
  });

  it('says what to write when the address is of neither kind', async () => {
    await expect(openDatabase('mysql://x')).rejects.toThrow('neither sqlite:PATH nor postgres://');
  });

  it('names host and remedy, never the password, when PostgreSQL is not there', async () => {
    const opening = openDatabase('postgres://me:secret@127.0.0.1:1/unison');
    await expect(opening).rejects.toThrow('PostgreSQL at 127.0.0.1:1/unison does not let us in');
    await expect(opening).rejects.not.toThrow('secret');
  });

  it('opens the same file twice, and both see what is written', async () => {
    const path = join(folder, 'twice.db');
    const [one, other] = [
      await openDatabase(`sqlite:${path}`),
      await openDatabase(`sqlite:${path}`),
    ];
    await one.query("INSERT INTO memo (key, value) VALUES ('a', '1')");
    expect(await other.query('SELECT * FROM memo')).toEqual([{ key: 'a', value: '1' }]);
    await one.destroy();
    await other.destroy();
  });

  it('migrates once when two processes open a new file at the same time', async () => {
    const path = join(folder, 'race.db');
    const opened = await Promise.all([
      openDatabase(`sqlite:${path}`),
      openDatabase(`sqlite:${path}`),
    ]);
    const done: unknown[] = await opened[0].query('SELECT * FROM migrations');
    expect(done).toHaveLength(allMigrations.length);
    for (const one of opened) await one.destroy();
  });

  it('brings a database of the first release up to date: its rows, segments and gaps as they were', async () => {
    const url = `sqlite:${join(folder, 'first.db')}`;
    const first = await connect(url);
    await first.query('CREATE TABLE migrations (id integer, timestamp bigint, name text)');
    const runner = first.createQueryRunner();
    await new First0001().up(runner);
    await runner.release();
    await first.query("INSERT INTO migrations VALUES (1, 1790000000001, 'First1790000000001')");
    await first.query(
      "INSERT INTO interaction (source, external_id, episode, channel, topic, opened_at, flags, measurable, changed_at) VALUES (0, 'a1', 1, 1, 0, 5, 0, 3, 7)",
    );
    await first.query("INSERT INTO segment (grain, start, bytes) VALUES (1, 0, x'0102')");
    const tellAll = (dataSource: DataSource): Promise<unknown[]> =>
      Promise.all([
        dataSource.query<unknown>('SELECT id, external_id, opened_at, changed_at FROM interaction'),
        dataSource.query<unknown>('SELECT grain, start, hex(bytes) AS bytes FROM segment'),
      ]);
    const before = await tellAll(first);
    await first.destroy();

    const now = await openDatabase(url);
    const done: { name: string }[] = await now.query(
      'SELECT name FROM migrations ORDER BY timestamp',
    );
    expect(done.map(({ name }) => name)).toEqual(allMigrations.map((one) => new one().name));
    expect(await tellAll(now)).toEqual(before);
    const { upQueries } = await now.driver.createSchemaBuilder().log();
    expect(upQueries.map(({ query }) => query)).toEqual([]);
    await now.destroy();
  });

  it('refuses one that holds other tables by the same names, in a sentence that says what to do', async () => {
    const path = join(folder, 'foreign.db');
    const foreign = new Database(path);
    foreign.exec('CREATE TABLE interaction (id integer)');
    foreign.close();
    await expect(openDatabase(`sqlite:${path}`)).rejects.toThrow(
      /could not be brought up to date .*; nothing of it was changed: use an empty database, or one of an earlier release$/,
    );
  });

  it('leaves a database of another release usable when a step fails half-way', async () => {
    const path = join(folder, 'half.db');
    const before = new Database(path);
    before.exec('CREATE TABLE outbox (id integer)');
    before.close();
    await expect(openDatabase(`sqlite:${path}`)).rejects.toThrow('already exists');
    const after = new Database(path);
    const tables = after.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all();
    expect(tables).toEqual([{ name: 'outbox' }]);
    after.close();
  });
});

onEachDatabase('the migrations', (database) => {
  it('make exactly the schema the entities describe', async () => {
    const { dataSource } = await database.fresh();
    const { upQueries } = await dataSource.driver.createSchemaBuilder().log();
    expect(upQueries.map(({ query }) => query)).toEqual([]);
  });
});
