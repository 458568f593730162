import fc from 'fast-check';
import {
  detect,
  detectAlong,
  freshDetector,
  longestMemoryWeeks,
  takeWeek,
  type DetectorState,
  type DetectorWeek,
} from '../../src/statistics/e-detector.js';
import { halfNormalMixture } from '../../src/statistics/half-normal-mixture.js';
import { seeded } from './permutation.js';

const week = fc.record({
  score: fc.double({ min: -4, max: 4, noNaN: true }),
  variance: fc.double({ min: 0.1, max: 5, noNaN: true }),
});
const weeks = fc.array(week, { minLength: 1, maxLength: 70 });

/** The definition, written out: every remembered start summed afresh. */
function logMByDefinition(given: readonly DetectorWeek[], rho: number): number {
  const first = Math.max(0, given.length - longestMemoryWeeks);
  let sum = 0;
  for (let start = first; start < given.length; start++) {
    const since = given.slice(start);
    const score = since.reduce((total, one) => total + one.score, 0);
    const variance = since.reduce((total, one) => total + one.variance, 0);
    sum += Math.exp(halfNormalMixture(score, variance, rho));
  }
  return Math.log(sum);
}

/** A standard normal from two uniforms (Box-Muller). */
function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

describe('the e-detector', () => {
  it('is the sum over the last 52 starts, week by week', () => {
    fc.assert(
      fc.property(weeks, (given) => {
        const found = detectAlong(given, 0.3).at(-1)!;
        expect(found.logM).toBeCloseTo(logMByDefinition(given, 0.3), 8);
      }),
      { numRuns: 50 },
    );
  });

  it('goes on from a state that was stored as JSON', () => {
    fc.assert(
      fc.property(weeks, (given) => {
        let state = freshDetector;
        for (const one of given)
          state = takeWeek(JSON.parse(JSON.stringify(state)) as DetectorState, one);
        expect(detect(state, 0.3)).toEqual(detectAlong(given, 0.3).at(-1));
      }),
      { numRuns: 50 },
    );
  });

  it('looks inside an unfinished week without keeping it', () => {
    const state = takeWeek(freshDetector, { score: 1, variance: 1 });
    const toDate = detect(takeWeek(state, { score: 2, variance: 0.5 }), 0.3);
    expect(toDate.logM).toBeGreaterThan(detect(state, 0.3).logM);
    expect(state.weeks).toBe(1);
  });

  it('knows nothing before the first week', () => {
    expect(detect(freshDetector, 0.3)).toEqual({ logM: -Infinity, argmaxStart: null });
  });

  it('points at the week in which the change began', () => {
    const given = Array.from({ length: 60 }, (_, i) => ({
      score: i < 50 ? -0.5 : 2,
      variance: 1,
    }));
    expect(detectAlong(given, 1 / 3).at(-1)!.argmaxStart).toBe(50);
  });

  it('rises with the score of the newest week', () => {
    fc.assert(
      fc.property(weeks, fc.double({ min: 0.01, max: 3, noNaN: true }), (given, more) => {
        const last = given.at(-1)!;
        const worse = [...given.slice(0, -1), { ...last, score: last.score + more }];
        const [one, other] = [detectAlong(given, 0.3), detectAlong(worse, 0.3)];
        expect(other.at(-1)!.logM).toBeGreaterThan(one.at(-1)!.logM);
      }),
      { numRuns: 50 },
    );
  });

  it('gives a mean of at least A weeks to a false alarm where there is no change', () => {
    const random = seeded(7);
    const threshold = Math.log(40);
    const runs = Array.from({ length: 150 }, () => {
      let state = freshDetector;
      while (state.weeks < 2000) {
        state = takeWeek(state, { score: normal(random), variance: 1 });
        if (detect(state, 1 / 3).logM >= threshold) break;
      }
      return state.weeks;
    });
    expect(runs.reduce((sum, length) => sum + length, 0) / runs.length).toBeGreaterThan(40);
  });
});

describe('the half-normal mixture', () => {
  it('is a fair bet: its mean under no effect is 1', () => {
    const variance = 6;
    let mean = 0;
    for (let z = -12; z <= 12; z += 0.001)
      mean +=
        (Math.exp(halfNormalMixture(z * Math.sqrt(variance), variance, 0.4) - z ** 2 / 2) * 0.001) /
        Math.sqrt(2 * Math.PI);
    expect(mean).toBeCloseTo(1, 4);
  });

  it('neither under- nor overflows far from 0', () => {
    expect(halfNormalMixture(-1e6, 10, 0.3)).toBeGreaterThan(-100);
    expect(Number.isFinite(halfNormalMixture(1e6, 10, 0.3))).toBe(true);
  });
});
