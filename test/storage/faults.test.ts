import type BetterSqlite3 from 'better-sqlite3';
import type { DataSource } from 'typeorm';
import type { Interaction } from '../../src/domain/interaction.js';
import type { PageToSave } from '../../src/storage/page.js';
import { sqliteHandle } from '../../src/storage/sqlite-database.js';
import { anInteraction, brussels } from '../support/interactions.js';
import { onEachDatabase, segmentsOf, sqliteDatabase, type OpenStores } from './databases.js';

const monday = brussels('2026-10-19 09:00');
const day = 86_400_000;

/** Three polls: new rows; revisions, a re-cut, a skip and a settling; a customer seen again elsewhere. */
const pages: readonly PageToSave[] = [
  page([row('a', 1), row('b', 2), row('b', 9, 2)], monday + day),
  {
    ...page([row('a', 5), row('b', 2)], monday + 60 * day),
    recut: ['b'],
    skipped: [
      { key: 'x', reason: 'date', isFault: true, openedAt: null, channel: null, sample: null },
    ],
  },
  { ...page([row('c', 3)], null), source: 'phone' },
];

function row(id: string, minutes: number, episode = 1): PageToSave['interactions'][number] {
  const openedAt = monday + minutes * 60_000;
  return anInteraction({
    ...{ source: 'desk', id, episode, openedAt, customer: 'one' },
    firstResponseAt: minutes === 5 ? null : openedAt + 60_000,
  });
}

function page(interactions: PageToSave['interactions'], completeUntil: number | null): PageToSave {
  return { source: 'desk', interactions, recut: [], skipped: [], completeUntil, leaseEpoch: null };
}

async function saveAll(stores: OpenStores): Promise<void> {
  for (const one of pages) await stores.interactions.savePage(one);
}

/** Everything that decides a figure, as text. */
async function picture(stores: OpenStores): Promise<unknown> {
  const found: Interaction[] = [];
  for await (const { interaction } of stores.interactions.scan({})) found.push(interaction);
  found.sort((one, other) => one.id.localeCompare(other.id) || one.episode - other.episode);
  const skipped = await stores.skipped.count();
  const sources = (await stores.sources.list()).map(({ id, completeUntil }) => [id, completeUntil]);
  return { rows: found, skipped, sources, segments: await segmentsOf(stores) };
}

/** Makes the n-th statement from now on fail once; answers a way to stop. */
function failAt(dataSource: DataSource, n: number): () => boolean {
  const handle = sqliteHandle(dataSource) as { prepare: BetterSqlite3.Database['prepare'] };
  const prepare = handle.prepare.bind(handle);
  let left = n;
  const guarded =
    <A extends unknown[], R>(work: (...given: A) => R) =>
    (...given: A): R => {
      if (--left === 0) throw new Error('disk I/O error');
      return work(...given);
    };
  handle.prepare = ((text: string) => {
    const statement = prepare(text);
    statement.run = guarded(statement.run.bind(statement));
    statement.all = guarded(statement.all.bind(statement));
    return statement;
  }) as typeof handle.prepare;
  return () => {
    handle.prepare = prepare;
    return left <= 0;
  };
}

describe('a store whose n-th statement fails', () => {
  const database = sqliteDatabase();

  it('stores all of a page or nothing, and ends as if nothing had happened', async () => {
    const undisturbed = await database.fresh();
    await saveAll(undisturbed);
    const expected = await picture(undisturbed);
    let faults = 0;
    for (let hasFailed = true; hasFailed;) {
      const stores = await database.fresh();
      const stop = failAt(stores.dataSource, ++faults);
      await saveAll(stores).catch(() => undefined);
      hasFailed = stop();
      const again = await database.again(stores);
      expect((await again.tallies.verify()).faults).toEqual([]);
      await saveAll(again);
      expect(await picture(again)).toEqual(expected);
      await stores.dataSource.destroy();
    }
    expect(faults).toBeGreaterThan(50);
  });
});

onEachDatabase('two writers at once', (database) => {
  it('never lose one of two sums in the same segment', async () => {
    const stores = await database.fresh();
    const other = await database.again(stores);
    const rounds = Array.from({ length: 6 }, (_, round) => round);
    await Promise.all(
      rounds.map((round) => {
        const writer = round % 2 === 0 ? stores : other;
        const source = `s${round}`;
        const rows = [0, 1, 2].map((n) => ({ ...row(`${round}-${n}`, n), source }));
        return writer.interactions.savePage({ ...page(rows, monday + 60 * day), source });
      }),
    );
    expect(await stores.interactions.count({})).toBe(18);
    expect((await stores.tallies.verify()).faults).toEqual([]);
  });
});
