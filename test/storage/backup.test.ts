import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { backUp, restore } from '../../src/storage/backup.js';
import { anInteraction, brussels } from '../support/interactions.js';
import { onEachDatabase, segmentsOf } from './databases.js';

const monday = brussels('2026-10-19 09:00');

onEachDatabase('a backup', (database) => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'unison-backup-'));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('gives everything back: rows, figures, keys, and the marks made with it', async () => {
    const stores = await database.fresh();
    const rows = Array.from({ length: 2500 }, (_, index) =>
      anInteraction({ source: 'desk', id: `c${index}`, openedAt: monday + index * 2_400_000 }),
    );
    const page = { source: 'desk', recut: [], skipped: [], state: { at: 1 }, leaseEpoch: null };
    const completeUntil = monday + 9 * 86_400_000;
    await stores.interactions.savePage({ ...page, interactions: rows, completeUntil });
    const secret = await stores.keys.create({ name: 'bi', scopes: ['read'], expiresAt: null });
    await stores.audit.append({ actor: 'system', action: 'x', subject: null, detail: null });
    const file = join(folder, `${stores.dataSource.options.type}.backup`);
    await backUp(stores.dataSource, file, { report: 'abc' });
    await expect(backUp(stores.dataSource, file)).rejects.toThrow('exists already');

    const other = await database.fresh();
    expect(await restore(other.dataSource, file)).toEqual({ report: 'abc' });
    expect(await segmentsOf(other)).toEqual(await segmentsOf(stores));
    expect(await other.interactions.count({})).toBe(2500);
    expect(await other.keys.scopesOf(secret)).toEqual(['read']);
    expect(await other.sources.state('desk')).toEqual({ at: 1 });
    expect((await other.tallies.verify({ every: 9 })).faults).toEqual([]);
    await other.audit.append({ actor: 'system', action: 'y', subject: null, detail: null });
    expect(await other.audit.verify()).toBeNull();
    const again = { ...page, interactions: rows, completeUntil };
    expect(await other.interactions.savePage(again)).toMatchObject({ unchanged: 2500 });
    await other.interactions.savePage({
      ...page,
      interactions: [anInteraction({ source: 'desk', id: 'new', openedAt: monday })],
      completeUntil: null,
    });
    expect(await other.interactions.count({})).toBe(2501);
    await expect(restore(other.dataSource, file)).rejects.toThrow('already holds interactions');
  });
});
