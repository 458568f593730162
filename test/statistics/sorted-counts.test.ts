import fc from 'fast-check';
import { onGrid } from '../../src/statistics/grid-sum.js';
import {
  addShare,
  addSums,
  emptySum,
  openMass,
  pourMass,
  sortedSum,
  takeSorted,
} from '../../src/statistics/mass-sum.js';
import { sortMass, type SortedMass } from '../../src/statistics/mass.js';
import { SortedCounts, sumSorted } from '../../src/statistics/sorted-counts.js';

const counts = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 1500 }), fc.integer({ min: 1, max: 1000 })))
  .map((entries) => new Map(entries.sort(([one], [other]) => one - other)));

/** The same in columns, with strangers before and behind. */
function inColumns(map: ReadonlyMap<number, number>): SortedCounts {
  const keys = Int16Array.from([7, ...map.keys(), 9]);
  return new SortedCounts(keys, Int32Array.from([1, ...map.values(), 1]), 1, keys.length - 1);
}

describe('counts in columns', () => {
  it('are the map they were made from', () => {
    fc.assert(
      fc.property(counts, fc.integer({ min: 0, max: 1500 }), (map, key) => {
        const columns = inColumns(map);
        expect(new Map(columns)).toEqual(map);
        expect(columns.size).toBe(map.size);
        expect(columns.get(key)).toBe(map.get(key));
        expect([...columns.keys()]).toEqual([...map.keys()]);
        expect(inNumbers(sortMass(columns))).toEqual(inNumbers(sortMass(map)));
      }),
    );
  });

  it('add up as maps do', () => {
    fc.assert(
      fc.property(fc.array(counts, { maxLength: 5 }), (maps) => {
        const sum = new Map<number, number>();
        for (const map of maps)
          for (const [key, count] of map) sum.set(key, (sum.get(key) ?? 0) + count);
        const inOrder = new Map([...sum].sort(([one], [other]) => one - other));
        expect(new Map(sumSorted(maps.map(inColumns)))).toEqual(inOrder);
      }),
    );
  });
});

describe('a mass in the making', () => {
  it('holds the shares that were added, in whatever pieces', () => {
    fc.assert(
      fc.property(fc.array(counts, { minLength: 1, maxLength: 4 }), (maps) => {
        const [whole, piece] = [openMass(), openMass()];
        const [pieces, twice] = [emptySum(), emptySum()];
        for (const map of maps) {
          addShare(whole, sortMass(map), 0.5);
          addShare(piece, sortMass(map), 0.5);
          pourMass(pieces, piece, 1);
        }
        for (const sum of [pieces, pieces]) addSums(twice, sum);
        const sorted = takeSorted(whole, 2);
        expect(sortedSum(pieces, 2)).toEqual(sorted);
        expect(sortedSum(twice, 1)).toEqual(sorted);
        expect(takeSorted(whole, 2).total).toBe(0);
        const all = maps.flatMap((map) => [...map.values()]).reduce((sum, one) => sum + one, 0);
        expect(sorted.total).toBeCloseTo(all, 9);
      }),
    );
  });
});

describe('the grid', () => {
  it('holds the nearest of its values, and leaves what lies on it where it is', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 131_072, noNaN: true }), (value) => {
        expect(onGrid(value)).toBe(Math.round(value * 2 ** 36) / 2 ** 36);
        expect(onGrid(onGrid(value))).toBe(onGrid(value));
      }),
    );
  });
});

/** Whatever kind of column the keys lie in. */
function inNumbers({ keys, ...mass }: SortedMass) {
  return { keys: [...keys], ...mass };
}
