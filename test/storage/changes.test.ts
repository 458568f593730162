// What is asked at every request is asked of the database only after something was stored, by whomever.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import { createMeasurer } from '../../src/domain/measure.js';
import { createStores, type Stores } from '../../src/storage/create-stores.js';
import { keptAnswer } from '../../src/storage/kept-answer.js';
import { openDatabase } from '../../src/storage/open-database.js';
import { sqliteDatabase } from '../../src/storage/sqlite-database.js';
import { anInteraction, defaultRules } from '../support/interactions.js';
import { onEachDatabase } from './databases.js';

const key = { name: 'BI', scopes: ['read'] as const, expiresAt: null };
const pageOf = (id: string) => ({
  ...{ source: 'acme', interactions: [anInteraction({ id })], recut: [], skipped: [] },
  ...{ completeUntil: null, leaseEpoch: null },
});

onEachDatabase('what was stored is seen at once', (database) => {
  it('by whoever stored it: a page moves the revision, the first key is known', async () => {
    const { revisions, interactions, keys } = await database.fresh();
    const before = await revisions.read();
    expect(await revisions.read()).toBe(before);
    await interactions.savePage(pageOf('one'));
    expect(await revisions.read()).not.toBe(before);
    expect([await keys.hasAny(), await keys.hasAny()]).toEqual([false, false]);
    await keys.create(key);
    expect([keys.isKnownToHaveNone(), await keys.hasAny()]).toEqual([false, true]);
  });
});

describe('two processes on one SQLite file', () => {
  let folder: string;
  let sources: DataSource[];
  let ours: Stores;
  let theirs: Stores;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'unison-changes-'));
    const url = `sqlite:${join(folder, 'shared.db')}`;
    sources = [await openDatabase(url), await openDatabase(url)];
    const options = { measurer: createMeasurer(defaultRules), zone: 'Europe/Brussels' };
    ours = await createStores(sources[0]!, options);
    theirs = await createStores(sources[1]!, options);
  });
  afterEach(async () => {
    for (const source of sources) await source.destroy();
    rmSync(folder, { recursive: true, force: true });
  });

  it('see each other’s revisions from the next turn of the event loop on', async () => {
    for (const id of ['one', 'two', 'three']) {
      const before = await ours.revisions.read();
      await theirs.interactions.savePage(pageOf(id));
      await nextTurn();
      expect(await ours.revisions.read()).toBe(await theirs.revisions.read());
      expect(await ours.revisions.read()).not.toBe(before);
    }
  });

  it('see the first key the other made', async () => {
    expect(await ours.keys.hasAny()).toBe(false);
    expect(ours.keys.isKnownToHaveNone()).toBe(true);
    await theirs.keys.create(key);
    await nextTurn();
    expect(ours.keys.isKnownToHaveNone()).toBe(false);
    expect(await ours.keys.hasAny()).toBe(true);
  });

  it('ask a table once for as long as neither stores anything', async () => {
    const database = sqliteDatabase(sources[0]!);
    let asked = 0;
    const counting = {
      ...database,
      ask: (...query: Parameters<typeof database.ask>) => {
        asked += 1;
        return database.ask(...query);
      },
    };
    const query = { text: 'SELECT count(*) FROM api_key', values: [] };
    const keys = keptAnswer(counting, query, ([row]) => row?.[0] as number);
    for (let times = 0; times < 5; times++) {
      expect(await keys.ask()).toBe(0);
      await nextTurn();
    }
    expect(asked).toBe(1);
    await theirs.keys.create(key);
    await nextTurn();
    expect([keys.known(), await keys.ask(), keys.known()]).toEqual([undefined, 1, 1]);
    expect(asked).toBe(2);
  });
});

describe('a database that cannot say whether anything was stored', () => {
  it('is asked every time', async () => {
    let asked = 0;
    const database = {
      ask: () => Promise.resolve([[(asked += 1)]]),
    } as unknown as ReturnType<typeof sqliteDatabase>;
    const answer = keptAnswer(database, { text: '', values: [] }, ([row]) => row?.[0] as number);
    expect([await answer.ask(), await answer.ask(), answer.known()]).toEqual([1, 2, undefined]);
  });
});
