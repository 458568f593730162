// The write-ahead log is brought into the file after a commit, in a turn of its own: others get theirs in between.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import Database from 'better-sqlite3';
import type { DataSource } from 'typeorm';
import { openDatabase } from '../../src/storage/open-database.js';
import { run } from '../../src/storage/sql.js';
import { sqliteDatabase, sqliteHandle } from '../../src/storage/sqlite-database.js';

interface LogState {
  readonly log: number;
  readonly checkpointed: number;
}

describe('an SQLite file takes in its write-ahead log', () => {
  let folder: string;
  let path: string;
  let dataSource: DataSource;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'unison-log-'));
    path = join(folder, 'one.db');
    dataSource = await openDatabase(`sqlite:${path}`);
    sqliteHandle(dataSource).exec('CREATE TABLE heap (bytes blob)');
    sqliteHandle(dataSource).pragma('wal_checkpoint(TRUNCATE)');
  });

  afterEach(async () => {
    await dataSource.destroy();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Pages in the log that the file does not have yet. */
  function waiting(): number {
    const [state] = sqliteHandle(dataSource).pragma('wal_checkpoint(NOOP)') as LogState[];
    return state!.log - state!.checkpointed;
  }

  function write(pages: number): Promise<void> {
    return sqliteDatabase(dataSource).write(function* () {
      for (let page = 0; page < pages; page++)
        yield* run('INSERT INTO heap (bytes) VALUES (zeroblob(4000))', []);
    });
  }

  it('leaves a short one as it is', async () => {
    await write(100);
    expect(waiting()).toBeGreaterThanOrEqual(100);
  });

  it('takes a long one in before the write is over, but lets others have a turn first', async () => {
    const seen: number[] = [];
    const other = nextTurn().then(() => seen.push(waiting()));
    await write(600);
    seen.push(waiting());
    await other;
    expect(seen[0]).toBeGreaterThanOrEqual(600);
    expect(seen[1]).toBe(0);
  });

  it('waits for nobody who still reads, and makes up for it afterwards', async () => {
    const reader = new Database(path);
    reader.exec('BEGIN');
    reader.prepare('SELECT count(*) FROM heap').get();
    await write(600);
    expect(waiting()).toBeGreaterThanOrEqual(600);
    reader.exec('COMMIT');
    await write(1);
    expect(waiting()).toBe(0);
    reader.close();
  });

  it('outlives a connection that is closed meanwhile', async () => {
    const written = write(600);
    await dataSource.destroy();
    await expect(written).resolves.toBeUndefined();
    dataSource = await openDatabase(`sqlite:${path}`);
    const counted = sqliteHandle(dataSource).prepare('SELECT count(*) AS rows FROM heap').get();
    expect(counted).toEqual({ rows: 600 });
  });
});
