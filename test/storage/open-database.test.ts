import { allMigrations } from '../../src/storage/migrations/all-migrations.js';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { openDatabase } from '../../src/storage/open-database.js';
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
