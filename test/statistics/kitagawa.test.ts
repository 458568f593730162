import fc from 'fast-check';
import { kitagawa } from '../../src/statistics/kitagawa.js';
import { sortedQuantile } from '../../src/statistics/kaplan-meier.js';
import { massTotal, sortMass } from '../../src/statistics/mass.js';
import { mixedMass } from '../../src/statistics/mixed-mass.js';
import { weightedQuantile } from '../../src/statistics/weighted-quantile.js';
import { finiteMass } from './arbitraries.js';

const count = fc.integer({ min: 0, max: 500 });
const mean = fc.double({ min: 0, max: 1000, noNaN: true });
const topics = fc.array(fc.record({ nA: count, meanA: mean, nB: count, meanB: mean }), {
  minLength: 1,
  maxLength: 8,
});

const rawMean = (given: readonly { n: number; mean: number }[]): number =>
  given.reduce((sum, { n, mean: m }) => sum + n * m, 0) / given.reduce((sum, { n }) => sum + n, 0);

describe('the split of a raw difference', () => {
  it('adds up exactly to the difference of the raw means', () => {
    fc.assert(
      fc.property(topics, (given) => {
        const split = kitagawa(given);
        if (split === null) return;
        const a = rawMean(given.map(({ nA, meanA }) => ({ n: nA, mean: meanA })));
        const b = rawMean(given.map(({ nB, meanB }) => ({ n: nB, mean: meanB })));
        expect(split.raw).toBeCloseTo(a - b, 6);
        expect(split.within + split.mix).toBe(split.raw);
      }),
    );
  });

  it('calls it all service where the mix is the same, all mix where the service is', () => {
    const sameMix = [
      { nA: 10, meanA: 5, nB: 20, meanB: 4 },
      { nA: 30, meanA: 9, nB: 60, meanB: 2 },
    ];
    expect(kitagawa(sameMix)!.mix).toBeCloseTo(0, 12);
    const sameService = [
      { nA: 90, meanA: 5, nB: 20, meanB: 5 },
      { nA: 10, meanA: 50, nB: 60, meanB: 50 },
    ];
    expect(kitagawa(sameService)!.within).toBe(0);
    expect(kitagawa(sameService)!.raw).toBeLessThan(0);
  });

  it('books a topic that only one channel has as mix', () => {
    const given = [
      { nA: 10, meanA: 5, nB: 10, meanB: 5 },
      { nA: 10, meanA: 100, nB: 0, meanB: NaN },
    ];
    expect(kitagawa(given)).toEqual({ raw: 47.5, within: 0, mix: 47.5 });
  });

  it('says nothing where a channel has no contacts', () => {
    expect(kitagawa([{ nA: 0, meanA: 0, nB: 5, meanB: 3 }])).toBeNull();
    expect(kitagawa([])).toBeNull();
  });
});

describe('a standardised distribution', () => {
  it('holds as many contacts as asked and stays itself when mixed with itself', () => {
    fc.assert(
      fc.property(finiteMass, (given) => {
        const total = massTotal(given);
        const mixed = mixedMass(
          [
            { mass: sortMass(given), weight: 1 },
            { mass: sortMass(given), weight: 3 },
          ],
          total,
        );
        expect(mixed.total).toBeCloseTo(total, 9);
        const counts = new Map([...mixed.keys].map((key, i) => [key, mixed.counts[i]!]));
        for (const [key, n] of given) expect(counts.get(key)).toBeCloseTo(n, 9);
      }),
    );
  });

  it('weighs strata by the common mix, not by their own size', () => {
    const parts = [
      { mass: sortMass(new Map([[1, 99]])), weight: 1 },
      { mass: sortMass(new Map([[9, 1]])), weight: 9 },
      { mass: sortMass(new Map<number, number>()), weight: 50 },
    ];
    const mixed = mixedMass(parts, 100);
    expect([...mixed.keys]).toEqual([1, 9]);
    expect([...mixed.counts]).toEqual([10, 90]);
    expect(sortedQuantile(mixed, 0.5, (key) => key)).toBe(9);
    expect(mixedMass([], 100).total).toBe(0);
  });
});

describe('a weighted quantile', () => {
  const weighted = fc.array(
    fc.record({ value: mean, weight: fc.double({ min: 0, max: 10, noNaN: true }) }),
    { maxLength: 20 },
  );

  it('never falls as the share rises, and does not depend on the order of values', () => {
    fc.assert(
      fc.property(weighted, (given) => {
        const at = (p: number) => weightedQuantile(given, p) ?? 0;
        const found = [0, 0.1, 0.5, 0.9, 1].map(at);
        expect(found).toEqual([...found].sort((one, other) => one - other));
        const turned = weightedQuantile([...given].reverse(), 0.5);
        expect(turned ?? 0).toBeCloseTo(at(0.5), 9);
      }),
    );
  });

  it('is unknown without weight', () => {
    expect(weightedQuantile([], 0.5)).toBeNull();
    expect(weightedQuantile([{ value: 3, weight: 0 }], 0.5)).toBeNull();
  });
});
