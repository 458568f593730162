import { anInteraction } from '../support/interactions.js';
import { onPostgres, segmentsOf, type OpenStores } from './databases.js';
import {
  contact,
  june,
  knownUntil,
  may,
  partitionsOf,
  rowsByMonth,
  save,
  strays,
} from './postgres-rows.js';

onPostgres('months of interactions', (database) => {
  it('are partitions of their own, in UTC, made as the first row of a month comes', async () => {
    const stores = await database.fresh();
    expect(await rowsByMonth(stores.dataSource)).toEqual({});
    await save(stores, [contact('a', may), contact('b', june), contact('c', june)]);
    expect(await rowsByMonth(stores.dataSource)).toEqual({
      interaction_2026_05: 1,
      interaction_2026_06: 2,
    });
  });

  it('before 2000 and from 2100 on share a partition, so that mistaken dates do not make thousands', async () => {
    const stores = await database.fresh();
    const years = [1823, 1969, 1999, 2100, 2525];
    await save(
      stores,
      years.map((year) => contact(`y${year}`, Date.UTC(year, 6, 1))),
    );
    expect(await rowsByMonth(stores.dataSource)).toEqual({
      interaction_before_2000: 3,
      interaction_from_2100: 2,
    });
    expect(await save(stores, [contact('y1823', Date.UTC(1823, 6, 1))])).toMatchObject({
      unchanged: 1,
    });
    expect((await stores.tallies.verify()).faults).toEqual([]);
  });

  it('store one contact told anew with an opening in another month once, under its old number', async () => {
    const [stores, other] = [await database.fresh(), await database.fresh()];
    await save(stores, [contact('a', may), contact('b', may)]);
    const [before] = await stores.interactions.list({ id: 'a' }, { limit: 5, after: null });
    const again = contact('a', june, { updatedAt: june });
    expect(await save(stores, [again])).toMatchObject({ stored: 0, updated: 1 });
    expect(await save(stores, [again])).toMatchObject({ stored: 0, unchanged: 1 });
    expect(await rowsByMonth(stores.dataSource)).toEqual({
      interaction_2026_05: 1,
      interaction_2026_06: 1,
    });
    const after = await stores.interactions.list({ id: 'a' }, { limit: 5, after: null });
    expect(after).toMatchObject([{ rowId: before!.rowId, interaction: { openedAt: june } }]);
    await save(other, [again, contact('b', may)]);
    expect(await segmentsOf(stores)).toEqual(await segmentsOf(other));
    expect((await stores.tallies.verify()).faults).toEqual([]);
    expect(await strays(stores.dataSource)).toBe(0);
  });

  it('let a contact wander month by month and back, and be erased where it is', async () => {
    const stores = await database.fresh();
    for (const month of [0, 3, 1, 11, 0, 5]) {
      await save(stores, [
        contact('a', Date.UTC(2026, month, 9)),
        contact('b', Date.UTC(2026, 0, 9)),
      ]);
    }
    expect(await rowsByMonth(stores.dataSource)).toEqual({
      interaction_2026_01: 1,
      interaction_2026_06: 1,
    });
    expect(await stores.interactions.erase({ source: 'test', id: 'a' })).toBe(1);
    expect(await stores.interactions.count({})).toBe(1);
    expect(await save(stores, [contact('a', june)])).toMatchObject({ stored: 0 });
    expect(await strays(stores.dataSource)).toBe(0);
    expect((await stores.tallies.verify()).faults).toEqual([]);
  });

  it('find a customer’s next contact across the months between', async () => {
    const stores = await database.fresh();
    const customer = 'c0ffee';
    const [first, third] = [Date.UTC(2026, 0, 5), Date.UTC(2026, 8, 5)];
    await save(stores, [contact('a', first, { customer })], knownUntil);
    await save(stores, [contact('c', third, { customer, channel: 'phone' })]);
    await save(stores, [contact('b', june, { customer, channel: 'twitter' })]);
    const listed = await stores.interactions.list({ customer }, { limit: 9, after: null });
    const nextOf = new Map(
      listed.map(({ interaction }) => [interaction.id, interaction.nextContact]),
    );
    expect(nextOf.get('a')).toEqual({ at: june, channel: 'twitter' });
    expect(nextOf.get('b')).toEqual({ at: third, channel: 'phone' });
    expect((await stores.tallies.verify()).faults).toEqual([]);
  });
});

onPostgres('retention', (database) => {
  const line = Date.UTC(2026, 5, 10);

  async function halfYear(): Promise<OpenStores> {
    const stores = await database.fresh();
    const rows = [0, 1, 2, 3, 4, 5].flatMap((month) =>
      Array.from({ length: 20 }, (_, index) =>
        contact(`m${month} c${index}`, Date.UTC(2026, month, 1 + index, 12), {
          ...{ resolvedAt: Date.UTC(2026, month, 1 + index, 13), end: 'solved' },
        }),
      ),
    );
    await save(stores, rows, knownUntil);
    return stores;
  }

  it('drops whole months, deletes the rest by rows, and keeps every figure', async () => {
    const stores = await halfYear();
    const before = await segmentsOf(stores);
    const dry = await stores.interactions.retire(line, true);
    expect(await stores.interactions.retire(line)).toBe(dry);
    expect(dry).toBe(5 * 20 + 9);
    expect(await partitionsOf(stores.dataSource)).toEqual([
      'interaction_2026_06',
      'interaction_before_2000',
      'interaction_from_2100',
    ]);
    expect(await segmentsOf(stores)).toEqual(before);
    expect(await strays(stores.dataSource)).toBe(0);
    expect(await stores.interactions.retire(line)).toBe(0);
    expect(await save(stores, [contact('m0 c0', Date.UTC(2026, 0, 1, 12))])).toMatchObject({
      stored: 0,
    });
    expect(await segmentsOf(stores)).toEqual(before);
  });

  it('keeps a month that holds an unsettled contact, but for its settled rows', async () => {
    const stores = await halfYear();
    await stores.interactions.savePage({
      ...{ source: 'other', recut: [], skipped: [], completeUntil: null, leaseEpoch: null },
      interactions: [
        anInteraction({ source: 'other', id: 'open', openedAt: Date.UTC(2026, 1, 3) }),
      ],
    });
    await stores.interactions.retire(line);
    expect(await rowsByMonth(stores.dataSource)).toEqual({
      interaction_2026_02: 1,
      interaction_2026_06: 11,
    });
    expect(await strays(stores.dataSource)).toBe(0);
  });

  it('does not wait for a long reader: it deletes rows instead and drops the month the next time', async () => {
    const stores = await halfYear();
    const reader = stores.dataSource.createQueryRunner();
    await reader.startTransaction('REPEATABLE READ');
    await reader.query('SELECT count(*) FROM interaction');
    expect(await stores.interactions.retire(Date.UTC(2026, 1, 1))).toBe(20);
    const [seen]: { count: string }[] = await reader.query('SELECT count(*) FROM interaction');
    expect(Number(seen!.count)).toBe(120);
    await reader.commitTransaction();
    await reader.release();
    expect(await stores.interactions.count({})).toBe(100);
    expect(await partitionsOf(stores.dataSource)).toContain('interaction_2026_01');
    expect(await stores.interactions.retire(Date.UTC(2026, 1, 1))).toBe(0);
    expect(await partitionsOf(stores.dataSource)).not.toContain('interaction_2026_01');
    expect(await strays(stores.dataSource)).toBe(0);
  });
});
