import fc from 'fast-check';
import { bucketWinProbability } from '../../src/statistics/bucket-win-probability.js';
import { sequenceHalfWidth, sequenceRho } from '../../src/statistics/confidence-sequence.js';
import {
  chiSquareUpperP,
  normalCdf,
  normalLogCdf,
  normalQuantile,
  normalTwoSidedP,
  tCdf,
  tQuantile,
} from '../../src/statistics/distributions.js';
import { krippendorffAlpha } from '../../src/statistics/krippendorff-alpha.js';
import { bucketQuantile, logBuckets } from '../../src/statistics/log-buckets.js';
import { logRank } from '../../src/statistics/log-rank.js';
import { mannWhitney } from '../../src/statistics/mann-whitney.js';
import { massOf } from '../../src/statistics/mass.js';
import { newcombe } from '../../src/statistics/newcombe.js';
import { wilson } from '../../src/statistics/wilson.js';
import { xmrLimits } from '../../src/statistics/xmr-limits.js';
import { finiteMass, mass } from './arbitraries.js';

const proportion = fc
  .tuple(fc.nat({ max: 300 }), fc.nat({ max: 300 }))
  .filter(([yes, no]) => yes + no > 0)
  .map(([successes, no]) => ({ successes, n: successes + no }));
const sample = fc.array(fc.integer({ min: 0, max: 200 }), { minLength: 1, maxLength: 12 });

describe('the interval of a share', () => {
  it('holds the share seen, stays within 0 and 1, and widens with the confidence', () => {
    fc.assert(
      fc.property(proportion, ({ successes, n }) => {
        const [narrow, wide] = [wilson(successes, n, 0.9), wilson(successes, n, 0.99)];
        expect(narrow.low).toBeGreaterThanOrEqual(wide.low);
        expect(narrow.high).toBeLessThanOrEqual(wide.high);
        expect(wide.low).toBeGreaterThanOrEqual(0);
        expect(wide.high).toBeLessThanOrEqual(1);
        expect(narrow.low).toBeLessThanOrEqual(successes / n);
        expect(narrow.high).toBeGreaterThanOrEqual(successes / n);
      }),
    );
  });

  it('refuses what is no share', () => {
    expect(() => wilson(0, 0, 0.95)).toThrow(RangeError);
    expect(() => wilson(5, 4, 0.95)).toThrow('0 <= successes <= n');
    expect(() => wilson(-1, 4, 0.95)).toThrow(RangeError);
  });

  it('turns round for a difference when the channels are swapped', () => {
    fc.assert(
      fc.property(proportion, proportion, (a, b) => {
        const [forward, backward] = [newcombe(a, b, 0.95), newcombe(b, a, 0.95)];
        expect(backward.difference).toBeCloseTo(-forward.difference, 12);
        expect(backward.low).toBeCloseTo(-forward.high, 12);
        expect(forward.low).toBeLessThanOrEqual(forward.difference);
        expect(forward.high).toBeLessThanOrEqual(1 + 1e-12);
      }),
    );
  });
});

describe('the Mann-Whitney comparison', () => {
  it('is mirrored when the samples are swapped', () => {
    fc.assert(
      fc.property(sample, sample, (x, y) => {
        const [forward, backward] = [mannWhitney(x, y)!, mannWhitney(y, x)!];
        expect(forward.u + backward.u).toBe(x.length * y.length);
        expect(backward.pNormal).toBeCloseTo(forward.pNormal, 9);
        expect(backward.pExact ?? -1).toBeCloseTo(forward.pExact ?? -1, 9);
      }),
    );
  });

  it('counts pairs as one would by hand', () => {
    fc.assert(
      fc.property(sample, sample, (x, y) => {
        const byHand = x
          .flatMap((one) => y.map((other) => (one > other ? 1 : one === other ? 0.5 : 0)))
          .reduce((sum: number, won) => sum + won, 0);
        expect(mannWhitney(x, y)!.u).toBe(byHand);
      }),
    );
  });

  it('has an exact p only up to 20 a side and without ties', () => {
    const count = (n: number, from: number) => Array.from({ length: n }, (_, i) => from + 2 * i);
    expect(mannWhitney(count(20, 0), count(20, 1))!.pExact).not.toBeNull();
    expect(mannWhitney(count(21, 0), count(5, 1))!.pExact).toBeNull();
    expect(mannWhitney([1, 2], [2, 3])!.pExact).toBeNull();
    expect(mannWhitney([1, 2, 3], [10, 11, 12])!.pExact).toBeCloseTo(0.1, 12);
  });

  it('says nothing of an empty side, and p 1 where all values are tied', () => {
    expect(mannWhitney([], [1])).toBeNull();
    expect(mannWhitney([3, 3], [3])).toMatchObject({ z: 0, pNormal: 1, pContinuity: 1 });
  });
});

describe('buckets', () => {
  const value = fc.double({ min: 1, max: 1e7, noNaN: true });

  it('give back a value within the relative accuracy', () => {
    fc.assert(
      fc.property(value, (seconds) => {
        const { keyOf, valueOf } = logBuckets(0.01);
        expect(Math.abs(valueOf(keyOf(seconds)) / seconds - 1)).toBeLessThanOrEqual(0.01 + 1e-9);
      }),
    );
  });

  it('keep the win probability within its stated error', () => {
    const waits = fc.array(value, { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(waits, waits, (x, y) => {
        const { keyOf } = logBuckets(0.05);
        const found = bucketWinProbability(massOf(x.map(keyOf)), massOf(y.map(keyOf)))!;
        const exact = mannWhitney(x, y)!.winProbability;
        expect(Math.abs(found.winProbability - exact)).toBeLessThanOrEqual(found.errorBound + 1e-9);
      }),
    );
  });

  it('give complementary win probabilities for the two directions', () => {
    fc.assert(
      fc.property(mass, mass, (a, b) => {
        const both =
          bucketWinProbability(a, b)!.winProbability + bucketWinProbability(b, a)!.winProbability;
        expect(both).toBeCloseTo(1, 9);
      }),
    );
    expect(bucketWinProbability(new Map(), new Map([[1, 1]]))).toBeNull();
  });

  it('give quantiles that never fall as the share rises', () => {
    fc.assert(
      fc.property(finiteMass, (given) => {
        const found = [0, 0.2, 0.5, 0.9, 1].map((p) => bucketQuantile(given, p)!);
        expect(found).toEqual([...found].sort((one, other) => one - other));
      }),
    );
    expect(bucketQuantile(new Map(), 0.5)).toBeNull();
    expect(bucketQuantile(new Map([[Infinity, 2]]), 0.5)).toBe(Infinity);
  });
});

describe('the log-rank test', () => {
  it('does not see which channel is called A, and nothing between a channel and itself', () => {
    fc.assert(
      fc.property(finiteMass, finiteMass, finiteMass, (one, other, censored) => {
        const a = { ended: one, censored };
        const b = { ended: other, censored: new Map<number, number>() };
        const [forward, backward] = [logRank([{ a, b }]), logRank([{ a: b, b: a }])];
        expect(backward?.chi2 ?? -1).toBeCloseTo(forward?.chi2 ?? -1, 6);
        expect(logRank([{ a, b: a }])?.chi2 ?? 0).toBeCloseTo(0, 9);
      }),
    );
    expect(logRank([])).toBeNull();
  });
});

describe('the distributions', () => {
  it('undo each other', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 0.999, noNaN: true }), (p) => {
        expect(normalCdf(normalQuantile(p))).toBeCloseTo(p, 10);
        expect(tCdf(tQuantile(p, 16.7), 16.7)).toBeCloseTo(p, 8);
      }),
    );
  });

  it('stay exact in the far tail', () => {
    expect(normalLogCdf(-40)).toBeCloseTo(-804.6084420137538, 8);
  });

  it('give the chi-square tail of tables', () => {
    expect(chiSquareUpperP(3.841458820694124, 1)).toBeCloseTo(0.05, 10);
    expect(chiSquareUpperP(5.991464547107979, 2)).toBeCloseTo(0.05, 10);
    expect(chiSquareUpperP(7.814727903251179, 3)).toBeCloseTo(0.05, 10);
    expect(chiSquareUpperP(18.307038053275146, 10)).toBeCloseTo(0.05, 10);
    expect(chiSquareUpperP(4, 1)).toBeCloseTo(normalTwoSidedP(2), 12);
  });
});

describe('charts and agreement', () => {
  it('holds a steady series within its limits, and needs two values', () => {
    const limits = xmrLimits([5, 5, 5])!;
    expect([limits.lower, limits.upper, limits.movingRangeUpper]).toEqual([5, 5, 0]);
    expect(xmrLimits([5])).toBeNull();
  });

  it('narrows a confidence sequence as values come in', () => {
    const rho = sequenceRho(500, 0.05);
    const widths = [50, 100, 1000, 10_000].map((n) => sequenceHalfWidth(1, n, rho, 0.05));
    expect(widths).toEqual([...widths].sort((one, other) => other - one));
    expect(widths[1]!).toBeGreaterThan(1.96 / Math.sqrt(100));
  });

  it('calls reviewers who always agree perfect, and is silent where nothing differs', () => {
    const same = [1, 3, 2, 5, null, 4];
    expect(krippendorffAlpha([same, same], 'ordinal')).toBe(1);
    expect(
      krippendorffAlpha(
        [
          [2, 2],
          [2, 2],
        ],
        'nominal',
      ),
    ).toBeNull();
    expect(krippendorffAlpha([[1, 2, 3]], 'interval')).toBeNull();
    expect(krippendorffAlpha([], 'nominal')).toBeNull();
  });
});
