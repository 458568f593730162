import fc from 'fast-check';
import { hodgesLehmann, hodgesLehmannShift } from '../../src/statistics/hodges-lehmann.js';
import {
  addSteps,
  addStrata,
  curveOf,
  curveReach,
  emptySteps,
  scoreOnCurve,
  type ShiftSteps,
} from '../../src/statistics/shift-curve.js';
import type { Mass } from '../../src/statistics/mass.js';
import { sortedOf } from '../../src/statistics/sorted-counts.js';
import {
  prepareStratum,
  scoreAllPrepared,
  type PreparedStratum,
  type Stratum,
} from '../../src/statistics/van-elteren.js';
import { finiteStrata, moved, shift, strata, swapped } from './arbitraries.js';

const prepared = (given: readonly Stratum[]): PreparedStratum[] =>
  given.map(({ a, b }) => prepareStratum(a, b)!);

const shiftSteps = (ready: readonly PreparedStratum[]): ShiftSteps => {
  const steps = emptySteps();
  addStrata(steps, ready, 1);
  return steps;
};

const shiftOf = (given: readonly Stratum[], target = 0): number | null => {
  const ready = prepared(given);
  return hodgesLehmannShift((k) => scoreAllPrepared(ready, k), target);
};

describe('the Hodges-Lehmann shift', () => {
  it('flips its sign when the channels are swapped', () => {
    fc.assert(
      fc.property(finiteStrata, (given) => {
        expect(shiftOf(given.map(swapped))!).toBeCloseTo(-shiftOf(given)!, 6);
      }),
    );
  });

  it('grows by exactly as many buckets as A is moved', () => {
    fc.assert(
      fc.property(finiteStrata, shift, (given, by) => {
        const slower = given.map(({ a, b }) => ({ a: moved(a, by), b }));
        expect(shiftOf(slower)!).toBeCloseTo(shiftOf(given)! + by, 6);
      }),
    );
  });

  it('is no shift at all between a channel and itself', () => {
    fc.assert(
      fc.property(finiteStrata, (given) => {
        expect(shiftOf(given.map(({ a }) => ({ a, b: a })))!).toBeCloseTo(0, 9);
      }),
    );
  });

  it('falls as the target rises, so that an interval holds its estimate', () => {
    fc.assert(
      fc.property(finiteStrata, fc.double({ min: 0.01, max: 2, noNaN: true }), (given, reach) => {
        const estimate = shiftOf(given)!;
        expect(shiftOf(given, reach) ?? -Infinity).toBeLessThanOrEqual(estimate + 1e-9);
        expect(shiftOf(given, -reach) ?? Infinity).toBeGreaterThanOrEqual(estimate - 1e-9);
      }),
    );
  });

  it('takes the middle where the score rests on the target', () => {
    expect(hodgesLehmannShift((k) => (k < 10 ? 1 : k <= 20 ? 0 : -1))).toBe(15);
    expect(hodgesLehmannShift((k) => (k < 10 ? 1 : -3))).toBe(9.25);
  });

  it('is not there where the score never crosses the target', () => {
    expect(hodgesLehmannShift(() => 1)).toBeNull();
    expect(hodgesLehmannShift(() => -1)).toBeNull();
    expect(hodgesLehmannShift(() => 0)).toBeNull();
    expect(shiftOf([{ a: new Map([[Infinity, 5]]), b: new Map([[100, 5]]) }])).toBeNull();
  });

  it('asks for at most 30 scores', () => {
    let asked = 0;
    hodgesLehmannShift((k) => {
      asked += 1;
      return 77.5 - k;
    });
    expect(asked).toBeLessThanOrEqual(30);
  });
});

describe('the shift curve', () => {
  /** Each of at most some three hundred steps lies within half a step of the grid, 2^-37, of its true height. */
  const onGrid = 400 * 2 ** -37;

  it('holds the score at every shift', () => {
    fc.assert(
      fc.property(strata, shift, (given, by) => {
        const ready = prepared(given);
        const curve = curveOf(shiftSteps(ready));
        for (const k of [by, 0, -curveReach, curveReach])
          expect(Math.abs(scoreOnCurve(curve, k) - scoreAllPrepared(ready, k))).toBeLessThan(
            onGrid,
          );
      }),
    );
  });

  it('holds it however many buckets there are, and however far apart', () => {
    const run = (from: number, to: number): Mass =>
      sortedOf(new Map(Array.from({ length: to - from }, (_, at) => [from + at, 1 + (at % 3)])));
    const given = [
      { a: run(1100, 1307), b: run(0, 2500) },
      { a: run(0, 2500), b: run(1100, 1307) },
      { a: run(0, 50), b: run(3000, 3040) },
      { a: run(-40, 45), b: run(0, 61) },
    ];
    for (const one of given) {
      const ready = prepared([one]);
      const curve = curveOf(shiftSteps(ready));
      for (let k = 1 - curveReach; k < curveReach; k += 7)
        expect(scoreOnCurve(curve, k)).toBeCloseTo(scoreAllPrepared(ready, k), 7);
    }
  });

  it('adds up over weeks, and what is taken out again leaves no trace', () => {
    fc.assert(
      fc.property(strata, strata, shift, (one, other, by) => {
        const [first, second] = [prepared(one), prepared(other)];
        const sum = shiftSteps(first);
        const alone = curveOf(sum);
        addStrata(sum, second, 1);
        const both = curveOf(shiftSteps([...first, ...second]));
        expect(scoreOnCurve(curveOf(sum), by)).toBeCloseTo(scoreOnCurve(both, by), 8);
        const added = shiftSteps(first);
        addSteps(added, shiftSteps(second));
        expect(scoreOnCurve(curveOf(added), by)).toBe(scoreOnCurve(curveOf(sum), by));
        addStrata(sum, second, -1);
        expect(scoreOnCurve(curveOf(sum), by)).toBe(scoreOnCurve(alone, by));
      }),
    );
  });

  it('gives the same ratio as scoring shift by shift', () => {
    fc.assert(
      fc.property(finiteStrata, (given) => {
        const curve = curveOf(shiftSteps(prepared(given)));
        const found = hodgesLehmannShift((k) => scoreOnCurve(curve, k))!;
        expect(found).toBeCloseTo(shiftOf(given)!, 6);
      }),
    );
  });
});

describe('the Hodges-Lehmann shift of two samples', () => {
  const sample = fc.array(fc.integer({ min: -999, max: 999 }), { minLength: 1, maxLength: 15 });

  it('flips with the sides and lies within its interval', () => {
    fc.assert(
      fc.property(sample, sample, (x, y) => {
        const [forward, backward] = [hodgesLehmann(x, y, 0.9), hodgesLehmann(y, x, 0.9)];
        expect(backward.shift).toBeCloseTo(-forward.shift, 12);
        expect(backward.low).toBeCloseTo(-forward.high, 12);
        expect(forward.low).toBeLessThanOrEqual(forward.shift);
        expect(forward.high).toBeGreaterThanOrEqual(forward.shift);
      }),
    );
  });

  it('refuses an empty side', () => {
    expect(() => hodgesLehmann([], [1], 0.95)).toThrow('A shift needs values on both sides.');
  });
});
