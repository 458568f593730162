import type { Instant } from '../../src/domain/clock.js';
import type { Interaction } from '../../src/domain/interaction.js';
import { databaseOf } from '../../src/storage/database-of.js';
import { openMonths } from '../../src/storage/postgres-months.js';
import { onPostgres, segmentsOf, type OpenStores } from './databases.js';
import { contact, partitionsOf, rowsByMonth, save, strays } from './postgres-rows.js';

onPostgres('two writers at once', (database) => {
  it('open the same new month, and each contact is counted once', async () => {
    const stores = await database.fresh();
    const other = await database.second(stores);
    for (let month = 0; month < 12; month++) {
      const page = Array.from({ length: 40 }, (_, index) =>
        contact(`m${month} c${index}`, Date.UTC(2026, month, 1 + (index % 28), index % 24)),
      );
      const told = await Promise.all([save(stores, page), save(other, [...page].reverse())]);
      expect(told[0].stored + told[1].stored).toBe(40);
      expect(told[0].unchanged + told[1].unchanged).toBe(40);
    }
    expect(Object.keys(await rowsByMonth(stores.dataSource))).toHaveLength(12);
    expect(await strays(stores.dataSource)).toBe(0);
    expect((await stores.tallies.verify()).faults).toEqual([]);
  });

  it('leave what a recompute says when both move the same contacts to other months', async () => {
    const stores = await database.fresh();
    const other = await database.second(stores);
    const at = (index: number, month: number): Instant =>
      Date.UTC(2026, month, 1 + (index % 28), index % 24);
    const page = (revision: number): Interaction[] =>
      Array.from({ length: 60 }, (_, index) =>
        contact(`c${index}`, at(index, (index + revision) % 12), { updatedAt: revision }),
      );
    for (let revision = 0; revision < 6; revision += 2) {
      await Promise.all([save(stores, page(revision)), save(other, page(revision + 1))]);
    }
    const last = await database.fresh();
    await save(last, page(5));
    expect(await segmentsOf(stores)).toEqual(await segmentsOf(last));
    expect(await strays(stores.dataSource)).toBe(0);
    expect((await stores.tallies.verify()).faults).toEqual([]);
  });

  it('make a partition once even where neither waits its turn as writers of pages do', async () => {
    const stores = await database.fresh();
    const other = await database.second(stores);
    for (let month = 0; month < 24; month++) {
      const at = Date.UTC(2024, month, 15);
      const open = ({ dataSource }: OpenStores): Promise<void> =>
        databaseOf(dataSource).write(() => openMonths([at]));
      await Promise.all([open(stores), open(other), open(stores), open(other)]);
    }
    const months = (await partitionsOf(stores.dataSource)).filter((name) =>
      /_\d{4}_\d\d$/.test(name),
    );
    expect(months).toHaveLength(24);
  });
});
