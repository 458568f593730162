import fc from 'fast-check';
import { breslowDayP } from '../../src/statistics/breslow-day.js';
import {
  cochranMantelHaenszel,
  pooledOddsRatio,
  pooledRiskDifference,
} from '../../src/statistics/cochran-mantel-haenszel.js';
import {
  pooledVariance,
  scoreMeans,
  type MeanStratum,
} from '../../src/statistics/mantel-haenszel.js';

const count = fc.integer({ min: 1, max: 60 });
const mean = fc.double({ min: 1, max: 5, noNaN: true });
const meanStrata = fc.array(fc.record({ nA: count, meanA: mean, nB: count, meanB: mean }), {
  minLength: 1,
  maxLength: 10,
});
const swapped = ({ nA, meanA, nB, meanB }: MeanStratum): MeanStratum => ({
  nA: nB,
  meanA: meanB,
  nB: nA,
  meanB: meanA,
});
const mapMeans = (strata: readonly MeanStratum[], change: (mean: number) => number) =>
  strata.map((one) => ({ ...one, meanA: change(one.meanA), meanB: change(one.meanB) }));

describe('the stratified score of means', () => {
  it('flips its sign when the channels are swapped', () => {
    fc.assert(
      fc.property(meanStrata, (strata) => {
        const [one, other] = [scoreMeans(strata, 2), scoreMeans(strata.map(swapped), 2)];
        expect(other.score).toBeCloseTo(-one.score, 9);
        expect(other.varianceNull).toBe(one.varianceNull);
      }),
    );
  });

  it('does not move when every mean moves alike, and grows with the unit', () => {
    fc.assert(
      fc.property(meanStrata, (strata) => {
        const one = scoreMeans(strata, 1);
        expect(
          scoreMeans(
            mapMeans(strata, (m) => m + 7),
            1,
          ).score,
        ).toBeCloseTo(one.score, 7);
        expect(
          scoreMeans(
            mapMeans(strata, (m) => m * 3),
            9,
          ).score,
        ).toBeCloseTo(3 * one.score, 7);
      }),
    );
  });

  it('does not move when a stratum with equal means is added', () => {
    fc.assert(
      fc.property(meanStrata, count, mean, (strata, n, m) => {
        const more = [...strata, { nA: n, meanA: m, nB: n, meanB: m }];
        expect(scoreMeans(more, 1).score).toBeCloseTo(scoreMeans(strata, 1).score, 9);
      }),
    );
  });

  it('has the variance of a plain difference of means in one stratum', () => {
    const one = scoreMeans([{ nA: 10, meanA: 4, nB: 40, meanB: 3 }], 2);
    expect(one.score / one.weight).toBe(1);
    expect(one.varianceNull / one.weight ** 2).toBeCloseTo(2 / 10 + 2 / 40, 12);
  });

  it('passes over strata with an empty side, whatever mean they carry', () => {
    expect(scoreMeans([{ nA: 0, meanA: NaN, nB: 5, meanB: 3 }], 1)).toEqual({
      score: 0,
      weight: 0,
      varianceNull: 0,
    });
  });
});

describe('the pooled variance', () => {
  it('is the usual variance of one group', () => {
    expect(pooledVariance([{ n: 4, mean: 3, squares: 6 }])).toBe(2);
  });

  it('does not see differences between groups', () => {
    const [low, high] = [1, 5].map((m) => ({ n: 3, mean: m, squares: 4 }));
    expect(pooledVariance([low!, high!])).toBe(2);
  });

  it('is unknown where no group has two values', () => {
    expect(pooledVariance([{ n: 1, mean: 3, squares: 0 }])).toBeNull();
  });
});

describe('shares in strata of two by two tables', () => {
  const cell = fc.integer({ min: 1, max: 30 });
  const tables = fc.array(fc.record({ yesA: cell, noA: cell, yesB: cell, noB: cell }), {
    minLength: 2,
    maxLength: 6,
  });

  it('keep their test and turn their difference when the channels are swapped', () => {
    fc.assert(
      fc.property(tables, (given) => {
        const turned = given.map(({ yesA, noA, yesB, noB }) => ({
          yesA: yesB,
          noA: noB,
          yesB: yesA,
          noB: noA,
        }));
        const [one, other] = [
          pooledRiskDifference(given, 0.95)!,
          pooledRiskDifference(turned, 0.95)!,
        ];
        expect(other.difference).toBeCloseTo(-one.difference, 9);
        expect(other.variance).toBeCloseTo(one.variance, 9);
        expect(cochranMantelHaenszel(turned)!.chi2).toBeCloseTo(
          cochranMantelHaenszel(given)!.chi2,
          7,
        );
        expect(pooledOddsRatio(turned)! * pooledOddsRatio(given)!).toBeCloseTo(1, 9);
      }),
    );
  });

  it('give the same difference as the score of means', () => {
    fc.assert(
      fc.property(tables, (given) => {
        const score = scoreMeans(
          given.map(({ yesA, noA, yesB, noB }) => ({
            nA: yesA + noA,
            meanA: yesA / (yesA + noA),
            nB: yesB + noB,
            meanB: yesB / (yesB + noB),
          })),
          1,
        );
        const { difference } = pooledRiskDifference(given, 0.95)!;
        expect(score.score / score.weight).toBeCloseTo(difference, 9);
      }),
    );
  });

  it('say nothing where nothing can vary', () => {
    const allYes = { yesA: 5, noA: 0, yesB: 7, noB: 0 };
    expect(cochranMantelHaenszel([allYes])).toBeNull();
    expect(pooledOddsRatio([allYes])).toBeNull();
    expect(pooledRiskDifference([{ yesA: 0, noA: 0, yesB: 7, noB: 0 }], 0.95)).toBeNull();
    expect(breslowDayP([allYes, allYes])).toBeNull();
  });

  it('differ in their odds where one topic goes the other way', () => {
    const here = { yesA: 40, noA: 10, yesB: 10, noB: 40 };
    const there = { yesA: 10, noA: 40, yesB: 38, noB: 12 };
    expect(breslowDayP([here, there])!).toBeLessThan(1e-9);
    expect(breslowDayP([here, here])!).toBeCloseTo(1, 6);
  });
});
