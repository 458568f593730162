import { listCells } from '../../src/comparison/packed-tally.js';
import type { Interaction } from '../../src/domain/interaction.js';
import { bucketOf, type CellTally, type Tally } from '../../src/domain/cell.js';
import { createMeasurer } from '../../src/domain/measure.js';
import { SortedCounts } from '../../src/statistics/sorted-counts.js';
import { anInteraction, brussels, defaultRules } from '../support/interactions.js';
import { onEachDatabase, segmentsOf, type OpenStores } from './databases.js';

const hour = 3_600_000;
const day = 24 * hour;
const monday = brussels('2026-10-19 00:00');
const week = { from: monday, to: monday + 7 * day };

function contacts(count: number): Interaction[] {
  return Array.from({ length: count }, (_, index) => {
    const openedAt = monday + index * 7 * hour;
    return anInteraction({
      source: 'desk',
      id: `c${index}`,
      openedAt,
      firstResponseAt: index % 4 === 0 ? null : openedAt + (index + 1) * 60_000,
      csat: index % 3 === 0 ? 4.5 : null,
      scales: { csat: '1-5' },
      channel: index % 2 === 0 ? 'phone' : 'email',
      language: index % 2 === 0 ? 'nl' : 'fr-BE',
    });
  });
}

async function save(
  stores: OpenStores,
  interactions: readonly Interaction[],
  completeUntil: number | null,
): Promise<void> {
  await stores.interactions.savePage({
    source: 'desk',
    interactions,
    recut: [],
    skipped: [],
    completeUntil,
    leaseEpoch: null,
  });
}

async function waits(stores: OpenStores, window = week): Promise<Tally[]> {
  const groups = await stores.tallies.read(window, () => 'all');
  const cells = groups.get('all') ?? [];
  return cells
    .filter(({ cell }) => cell.metric === 'first_response' && cell.variant === 'customer')
    .map(({ tally }) => tally);
}

const total = (tallies: readonly Tally[], field: 'n' | 'open' | 'sum'): number =>
  tallies.reduce((sum, tally) => sum + tally[field], 0);

onEachDatabase('tallies', (database) => {
  it('count a window to the minute, though its edges cut segments', async () => {
    const stores = await database.fresh();
    await save(stores, contacts(20), monday + 3 * day);
    const from = monday + 7 * hour + 1;
    expect(total(await waits(stores, { from, to: monday + 21 * hour }), 'n')).toBe(1);
    expect(total(await waits(stores, { from: from - 1, to: monday + 21 * hour + 1 }), 'n')).toBe(3);
  });

  it('stamp a week with each change of its rows, even one that counts nothing yet, and only then', async () => {
    const stores = await database.fresh();
    const stampOf = async (): Promise<number> =>
      (await stores.tallies.readWeekStates(week)).stamps.get(monday) ?? 0;
    const open = anInteraction({ source: 'desk', id: 'late', openedAt: monday + 8 * day });
    await save(stores, [open], null);
    expect(await stampOf()).toBe(0);
    const own = anInteraction({ source: 'desk', id: 'own', openedAt: monday + day });
    await save(stores, [own], null);
    expect(await stampOf()).toBe(1);
    await save(stores, [own], null);
    expect(await stampOf()).toBe(1);
    await save(stores, [{ ...own, topic: 'delivery', rawTopic: 'delivery' }], null);
    expect(await stampOf()).toBe(2);
    await save(stores, [{ ...own, openedAt: monday + 9 * day, firstResponseAt: null }], null);
    expect(await stampOf()).toBe(3);
    await save(stores, [own], monday + 40 * day);
    const settled = await stampOf();
    expect(settled).toBeGreaterThan(3);
    await stores.tallies.rebuild([monday + day + 12 * hour]);
    expect(await stampOf()).toBe(settled + 1);
  });

  it('come in columns as they come in lists', async () => {
    const stores = await database.fresh();
    await save(stores, contacts(60), monday + 20 * day);
    const grouping = {
      groupOf: (start: number) => String((start / hour) % 3),
      markOf: (start: number) => 1 << ((start / hour) % 7),
    };
    const lists = await stores.tallies.read(week, grouping.groupOf, grouping.markOf);
    const { groups } = await stores.tallies.readStretch(week, grouping, (until) => until);
    const inWords = (groupsRead: ReadonlyMap<string, readonly CellTally[]>): unknown =>
      JSON.parse(
        JSON.stringify([...groupsRead], (_, value: unknown) =>
          value instanceof Map || value instanceof SortedCounts ? [...value] : value,
        ),
      );
    const listed = new Map([...groups].map(([name, packed]) => [name, listCells(packed)]));
    expect([...lists.values()].flat().length).toBeGreaterThan(30);
    expect(inWords(listed)).toEqual(inWords(lists));
  });

  it('count waits still open up to the instant asked for, and say whether anything is still to settle', async () => {
    const stores = await database.fresh();
    await save(stores, contacts(8), monday + 20 * day);
    const grouping = { groupOf: () => 'all' };
    const readUntil = async (until: number) => {
      const { groups, isSettled } = await stores.tallies.readStretch(week, grouping, () => until);
      const found = listCells(groups.get('all')!).filter(
        ({ cell }) => cell.metric === 'first_response' && cell.variant === 'customer',
      );
      const buckets = found.flatMap(({ tally }) => [...tally.censored.keys()]);
      return {
        open: total(
          found.map(({ tally }) => tally),
          'open',
        ),
        buckets,
        isSettled,
      };
    };
    const [then, now] = [await readUntil(monday + 10 * day), await readUntil(monday + 20 * day)];
    expect([then.open, now.open]).toEqual([2, 2]);
    expect(Math.max(...then.buckets)).toBe(bucketOf((10 * day) / 1000));
    expect(Math.max(...now.buckets)).toBe(bucketOf((20 * day) / 1000));
    expect([then.isSettled, now.isSettled]).toEqual([false, false]);
    await save(stores, [], monday + 220 * day);
    expect((await readUntil(monday + 200 * day)).isSettled).toBe(true);
  });

  it('are gathered in the groups asked for and no others', async () => {
    const stores = await database.fresh();
    await save(stores, contacts(8), monday + 30 * day);
    const groups = await stores.tallies.read(week, (start) =>
      start < monday + day ? 'first' : null,
    );
    expect([...groups.keys()]).toEqual(['first']);
  });

  it('keep ratings by level', async () => {
    const stores = await database.fresh();
    await save(stores, contacts(6), monday + 30 * day);
    const groups = await stores.tallies.read(week, () => 'all');
    const rated = groups.get('all')!.filter(({ cell }) => cell.metric === 'csat');
    expect(rated.map(({ cell }) => cell.variant)).toEqual(['scale_1_5', 'scale_1_5']);
    expect(rated.map(({ tally }) => [...tally.levels])).toEqual([[[4.5, 1]], [[4.5, 1]]]);
    expect(rated.map(({ tally }) => tally.sum)).toEqual([4.5, 4.5]);
  });

  it('are kept apart by language only where that stratum is on', async () => {
    const [plain, apart] = [
      await database.fresh(),
      await database.fresh({ isLanguageStratum: true }),
    ];
    await save(plain, contacts(8), monday + 30 * day);
    await save(apart, contacts(8), monday + 30 * day);
    const languages = async (stores: OpenStores): Promise<unknown> => {
      const groups = await stores.tallies.read(week, () => 'all');
      return [...new Set(groups.get('all')!.map(({ cell }) => cell.language))].sort();
    };
    expect(await languages(plain)).toEqual([null]);
    expect(await languages(apart)).toEqual(['fr', 'nl']);
  });

  it('are the same summed over days and months as over hours, and follow late rows', async () => {
    const stores = await database.fresh();
    const window = { from: brussels('2026-10-01 00:00'), to: brussels('2026-11-01 00:00') };
    const sums = async (): Promise<number[]> => {
      const [days, months] = [
        await stores.tallies.readPeriods(window, 'day'),
        await stores.tallies.readPeriods(window, 'month'),
      ];
      const sum = (periods: typeof days): number =>
        [...periods.values()].flat().reduce((n, { tally }) => n + tally.n, 0);
      const hours = await stores.tallies.read(window, () => 'all');
      return [sum(days), sum(months), hours.get('all')!.reduce((n, { tally }) => n + tally.n, 0)];
    };
    await save(stores, contacts(20), monday + 2 * day);
    const before = await sums();
    expect(new Set(before).size).toBe(1);
    await save(
      stores,
      [anInteraction({ source: 'desk', id: 'late', openedAt: monday + hour })],
      null,
    );
    const after = await sums();
    expect(new Set(after).size).toBe(1);
    expect(after[0]).toBeGreaterThan(before[0]!);
  });

  it('begin each day at local midnight, also when the clocks change', async () => {
    const stores = await database.fresh();
    const opened = brussels('2026-10-25 23:30');
    await save(stores, [anInteraction({ source: 'desk', openedAt: opened })], opened + 400 * day);
    const window = { from: brussels('2026-10-24 00:00'), to: brussels('2026-10-28 00:00') };
    const days = await stores.tallies.readPeriods(window, 'day');
    expect([...days.keys()]).toEqual([brussels('2026-10-25 00:00')]);
  });

  it('name a segment with a flipped bit, and mend it from its rows', async () => {
    const stores = await database.fresh();
    await save(stores, contacts(12), monday + 30 * day);
    const before = await segmentsOf(stores);
    const start = Number(before[3]!.split(' ')[0]);
    const bytes = Buffer.from(before[3]!.split(' ')[1]!, 'hex');
    bytes[5] = bytes[5]! ^ 4;
    const text = bytes.toString('hex');
    const literal = stores.dataSource.options.type === 'postgres' ? `'\\x${text}'` : `x'${text}'`;
    await stores.dataSource.query(
      `UPDATE segment SET bytes = ${literal} WHERE grain = 1 AND start = ${start}`,
    );
    const name = new Date(start).toISOString();
    await expect(waits(stores)).rejects.toThrow(`the segment of ${name} is damaged`);
    const { faults } = await stores.tallies.verify();
    expect(faults).toEqual([{ start, reason: 'damaged' }]);
    await stores.tallies.rebuild([start]);
    expect(await segmentsOf(stores)).toEqual(before);
  });

  it('find a segment that does not say what its rows say, and one that is missing', async () => {
    const stores = await database.fresh();
    await save(stores, contacts(12), monday + 30 * day);
    const [first, second, third] = (await segmentsOf(stores)).map((one) =>
      Number(one.split(' ')[0]),
    );
    await stores.dataSource.query(
      `UPDATE segment SET bytes = (SELECT bytes FROM segment WHERE grain = 1 AND start = ${second!}) WHERE grain = 1 AND start = ${first!}`,
    );
    await stores.dataSource.query(`DELETE FROM segment WHERE grain = 1 AND start = ${third!}`);
    const { checked, faults } = await stores.tallies.verify();
    expect(faults.map(({ start }) => start)).toEqual([first, third]);
    expect(checked).toBeGreaterThanOrEqual(12);
    expect((await stores.tallies.verify({ every: 4, offset: 1 })).checked).toBe(3);
  });

  it('refuse new rows once the rules have changed, until everything is counted anew', async () => {
    const stores = await database.fresh();
    await save(stores, contacts(9), monday + 2 * day);
    const rules = {
      rules: ['twitter within 1 h'],
      measurer: createMeasurer({ ...defaultRules, ripeSeconds: 1 }),
    };
    const changed = await database.again(stores, rules);
    expect(changed.rebuildReason).toMatch(/have changed/);
    await expect(save(changed, contacts(1), null)).rejects.toThrow('made by other promises');
    const heard: number[] = [];
    await changed.tallies.rebuildAll((share) => heard.push(share));
    expect(heard.at(-1)).toBe(1);
    expect((await changed.tallies.verify()).faults).toEqual([]);
    await save(changed, contacts(1), null);
    expect((await database.again(stores, rules)).rebuildReason).toBeNull();
  });

  it('settle in several transactions where a page completes much at once, with the same result', async () => {
    const stores = await database.fresh();
    const many = Array.from({ length: 21_000 }, (_, index) =>
      anInteraction({ source: 'desk', id: `m${index}`, openedAt: monday + index * 1000 }),
    );
    await save(stores, many, null);
    await save(stores, [], monday + 400 * day);
    expect((await stores.sources.find('desk'))?.completeUntil).toBe(monday + 400 * day);
    const [tally] = await waits(stores);
    expect(tally).toMatchObject({ n: 21_000, open: 0 });
    expect((await stores.tallies.verify()).faults).toEqual([]);
  });

  it('do not change when old rows are retired, nor when those come again', async () => {
    const stores = await database.fresh();
    await save(stores, contacts(20), monday + 400 * day);
    const before = await segmentsOf(stores);
    expect(await stores.interactions.retire(monday + 3 * day, true)).toBe(11);
    expect(await stores.interactions.retire(monday + 3 * day)).toBe(11);
    await save(stores, contacts(20), null);
    expect(await stores.interactions.count({})).toBe(9);
    expect(await segmentsOf(stores)).toEqual(before);
    expect((await stores.tallies.verify()).faults).toEqual([]);
  });

  it('follow an erasure, and a later poll does not bring the customer back', async () => {
    const stores = await database.fresh();
    const mine = contacts(6).map((one, index) => ({ ...one, customer: index < 2 ? 'me' : 'you' }));
    await save(stores, mine, monday + 400 * day);
    expect(await stores.interactions.erase({ customer: 'me' })).toBe(2);
    await save(stores, mine, null);
    expect(await stores.interactions.count({})).toBe(4);
    expect(total(await waits(stores), 'n')).toBe(4);
    expect((await stores.tallies.verify()).faults).toEqual([]);
    expect(await stores.interactions.erasedSince(0)).toHaveLength(2);
  });
});
