import type { Interaction } from '../../src/domain/interaction.js';
import { onPostgres, segmentsOf, type OpenStores } from './databases.js';
import { contact, june, rowsByMonth, save, strays } from './postgres-rows.js';

const enough = 2100;

/** Everything that a text format may trip over. */
const words = [
  '',
  '\\N',
  '\\',
  'a\tb',
  'line\nline\r\n',
  'ü 漢 🙂',
  'null',
  '"{,}"',
  "it's",
  '\\.',
];

function many(fields: (index: number) => Partial<Interaction> = () => ({})): Interaction[] {
  return Array.from({ length: enough }, (_, index) =>
    contact(`c${index}`, june + index * 1_800_000, fields(index)),
  );
}

async function storedRows(stores: OpenStores): Promise<readonly Interaction[]> {
  const found: Interaction[] = [];
  for await (const { interaction } of stores.interactions.scan({})) found.push(interaction);
  return found.sort((a, b) => a.openedAt - b.openedAt);
}

onPostgres('a page large enough for COPY', (database) => {
  it('is stored word for word as in small pages: texts, numbers, nulls', async () => {
    const [large, small] = [await database.fresh(), await database.fresh()];
    const rows = many((index) => {
      const word = words[index % words.length]!;
      return {
        ...{ status: word, segment: word, link: index % 3 === 0 ? null : word },
        ...{ rawTopic: `${word} ${index % 5}`, csat: index % 2 === 0 ? 3.7 : null },
        ...{ language: 'nl', mergedInto: index % 7 === 0 ? word : null, reopens: index % 4 },
      };
    });
    expect(await save(large, rows)).toMatchObject({ stored: enough });
    for (let from = 0; from < enough; from += 300) await save(small, rows.slice(from, from + 300));
    const stored = await storedRows(large);
    expect(stored).toEqual(rows);
    expect(await storedRows(small)).toEqual(stored);
    expect(await segmentsOf(large)).toEqual(await segmentsOf(small));
    expect(Object.keys(await rowsByMonth(large.dataSource))).toEqual([
      'interaction_2026_06',
      'interaction_2026_07',
    ]);
    expect(await save(large, rows)).toMatchObject({ stored: 0, unchanged: enough });
    expect(await strays(large.dataSource)).toBe(0);
  });

  it('leaves nothing behind where PostgreSQL refuses a row of it, and the next page is stored', async () => {
    const stores = await database.fresh();
    const refused = many((index) => (index === 2050 ? { status: 'no\u0000zero' } : {}));
    await expect(save(stores, refused)).rejects.toThrow('invalid byte sequence');
    expect(await stores.interactions.count({})).toBe(0);
    expect(await strays(stores.dataSource)).toBe(0);
    expect(await save(stores, many())).toMatchObject({ stored: enough });
    expect((await stores.tallies.verify({ every: 50 })).faults).toEqual([]);
  });
});
