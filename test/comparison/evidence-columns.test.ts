import fc from 'fast-check';
import { eachSeries, type Evidence, type EvidenceBlock } from '../../src/comparison/evidence.js';
import { blocksIn, indexEvidence } from '../../src/comparison/index-evidence.js';
import { listCells } from '../../src/comparison/packed-tally.js';
import { addressKey, differences } from '../../src/comparison/week-differences.js';
import type { CellTally, Tally } from '../../src/domain/cell.js';
import { packCells } from '../../src/domain/packed-cells.js';
import { SortedCounts } from '../../src/statistics/sorted-counts.js';
import { stratumOf } from './evidence-builder.js';

const count = fc.integer({ min: 1, max: 2 ** 31 - 1 });
const buckets = fc
  .dictionary(fc.integer({ min: 0, max: 900 }).map(String), count, { maxKeys: 5 })
  .map((counts) => new Map(Object.entries(counts).map(([key, n]) => [Number(key), n] as const)));
/** As storage gives them. */
const sorted = buckets.map((counts) => {
  const rising = [...counts].sort(([one], [other]) => one - other);
  return new SortedCounts(
    Int16Array.from(rising, ([key]) => key),
    Int32Array.from(rising, ([, n]) => n),
  );
});
const levels = fc
  .dictionary(fc.constantFrom('1', '2.5', '3.33', '5', '10'), count)
  .map((counts) => new Map(Object.entries(counts).map(([key, n]) => [Number(key), n] as const)));

const tally: fc.Arbitrary<Tally> = fc.record(
  {
    ...{ n: count, dateOnly: count, open: count, yes: count, no: count, pending: count },
    ...{ sum: fc.double({ min: 0, max: 1e12, noNaN: true }) },
    ...{ ended: fc.oneof(buckets, sorted), censored: fc.oneof(buckets, sorted), levels },
    beside: fc.constantFrom(new Map([['mode:phone', 2]]), new Map([['to:email', 7]])),
  },
  {
    requiredKeys: [
      'n',
      'dateOnly',
      'open',
      'yes',
      'no',
      'pending',
      'sum',
      'ended',
      'censored',
      'levels',
    ],
  },
);

const cell = fc.record({
  channel: fc.constantFrom('email', 'phone'),
  topic: fc.constantFrom('billing', 'fault', null),
  metric: fc.constantFrom('first_response' as const, 'csat' as const),
  variant: fc.constantFrom('customer' as const, 'staffed' as const),
  language: fc.constantFrom('nl', 'fr', null),
});

const cellTally: fc.Arbitrary<CellTally> = fc
  .tuple(cell, tally, fc.integer({ min: 1, max: 127 }))
  .map(([address, held, marks]) => ({ cell: address, tally: held, marks }));

/** Every other cell repeats the tally of the one before it, as waits by two clocks do. */
const cells = fc
  .uniqueArray(cellTally, { selector: (one) => JSON.stringify(one.cell), maxLength: 8 })
  .map((all) => all.map((one, at) => (at % 2 === 1 ? { ...one, tally: all[at - 1]!.tally } : one)));

const blocks: fc.Arbitrary<readonly EvidenceBlock[]> = fc
  .tuple(cells, cells, cells)
  .map((all) =>
    all.map((some, at) => ({ stratum: stratumOf(`2026-06-0${at + 1}`), cells: packCells(some) })),
  );

function tallyInWords({ ended, censored, levels: rated, ...rest }: Tally): unknown {
  const inOrder = (counts: ReadonlyMap<number, number>): unknown =>
    [...counts].sort(([one], [other]) => one - other);
  return { ...rest, ended: inOrder(ended), censored: inOrder(censored), levels: inOrder(rated) };
}

function blocksInWords(all: readonly EvidenceBlock[]): unknown {
  return all.map(({ stratum, cells: some }) => ({
    stratum,
    cells: listCells(some)
      .map(({ cell: address, tally: held, marks }) => [
        JSON.stringify(address),
        marks,
        tallyInWords(held),
      ])
      .sort(([one], [other]) => (String(one) < String(other) ? -1 : 1)),
  }));
}

const changes: readonly ((held: Tally) => Tally)[] = [
  (held) => ({ ...held, n: held.n - 1 }),
  (held) => ({ ...held, dateOnly: held.dateOnly - 1 }),
  (held) => ({ ...held, open: held.open - 1 }),
  (held) => ({ ...held, yes: held.yes - 1 }),
  (held) => ({ ...held, no: held.no - 1 }),
  (held) => ({ ...held, pending: held.pending - 1 }),
  (held) => ({ ...held, sum: held.sum + 1 }),
  (held) => ({ ...held, ended: new Map([...held.ended, [901, 1]]) }),
  (held) => ({ ...held, censored: new Map([...held.censored, [901, 1]]) }),
  (held) => ({ ...held, ended: held.censored, censored: new Map([...held.ended, [902, 1]]) }),
  (held) => ({ ...held, levels: new Map([...held.levels, [9, 1]]) }),
  (held) => ({ ...held, beside: new Map([...(held.beside ?? []), ['mode:web', 1]]) }),
];

function seriesInWords(evidence: Evidence): readonly unknown[] {
  const found: unknown[] = [];
  eachSeries(evidence, (address, series) => {
    found.push([addressKey(address), [...series]]);
  });
  return found;
}

describe('evidence in columns', () => {
  it('gives back what it was made of', () => {
    fc.assert(
      fc.property(blocks, (all) => {
        expect(blocksInWords(blocksIn(indexEvidence(all)))).toEqual(blocksInWords(all));
      }),
    );
  });

  it('holds the series of each address once, oldest slot first, and says how long it is', () => {
    fc.assert(
      fc.property(blocks, (all) => {
        const evidence: Evidence = indexEvidence(all);
        let entries = 0;
        eachSeries(evidence, (_, series) => {
          const slots = [...series].map(({ slot }) => slot);
          expect(slots).toEqual([...slots].sort((one, other) => one - other));
          expect(series).toHaveLength(slots.length);
          entries += slots.length;
        });
        expect(entries).toBe(all.reduce((sum, { cells: some }) => sum + some.cells.length, 0));
      }),
    );
  });

  it('is like another reading of the same cells', () => {
    fc.assert(
      fc.property(blocks, (all) => {
        expect([...differences(indexEvidence(all), indexEvidence(all)).keys()]).toEqual([]);
      }),
    );
  });

  it('is unlike a reading in which any part of one tally differs, at that address only', () => {
    const changed = fc.tuple(blocks, fc.nat(), fc.constantFrom(...changes));
    fc.assert(
      fc.property(changed, ([all, at, change]) => {
        const every = all.flatMap(({ cells: some }) => some.cells);
        fc.pre(every.length > 0);
        const chosen = every[at % every.length]!;
        const after = all.map((block) => ({
          ...block,
          cells: packCells(
            listCells(block.cells).map((one) =>
              one.cell === chosen ? { ...one, tally: change(one.tally) } : one,
            ),
          ),
        }));
        const before = indexEvidence(all);
        for (const now of [indexEvidence(after), indexEvidence(after, before)])
          expect([...differences(before, now).keys()]).toEqual([addressKey(chosen)]);
      }),
    );
  });

  it('is the same whether made anew or after an earlier reading, of the same cells or of others', () => {
    fc.assert(
      fc.property(blocks, blocks, fc.boolean(), (all, others, isSameCells) => {
        const doubled = all.map((block) => ({
          ...block,
          cells: packCells(
            listCells(block.cells).map(({ tally, ...one }) => ({
              ...one,
              tally: { ...tally, n: tally.n + 1 },
            })),
          ),
        }));
        const after = isSameCells ? doubled : others;
        const [anew, mended] = [indexEvidence(after), indexEvidence(after, indexEvidence(all))];
        expect(seriesInWords(mended)).toEqual(seriesInWords(anew));
        expect(mended.languages).toEqual(anew.languages);
        expect(blocksInWords(blocksIn(mended))).toEqual(blocksInWords(blocksIn(anew)));
      }),
    );
  });
});
