import fc from 'fast-check';
import { overdispersion, phiSafe } from '../../src/statistics/overdispersion.js';

const week = fc.record({
  score: fc.double({ min: -20, max: 20, noNaN: true }),
  weight: fc.double({ min: 5, max: 300, noNaN: true }),
  varianceNull: fc.double({ min: 0.1, max: 50, noNaN: true }),
});
const weeks = fc.array(week, { minLength: 2, maxLength: 26 });
const nothing = { score: 0, weight: 0, varianceNull: 0 };

describe('overdispersion', () => {
  it('is the same for both directions and never below 1', () => {
    fc.assert(
      fc.property(weeks, (given) => {
        const { phi } = overdispersion(given);
        const turned = given.map((one) => ({ ...one, score: -one.score }));
        expect(overdispersion(turned).phi).toBeCloseTo(phi, 9);
        expect(phi).toBeGreaterThanOrEqual(1);
      }),
    );
  });

  it('does not see a level that all weeks have in common', () => {
    fc.assert(
      fc.property(weeks, (given) => {
        const { phi } = overdispersion(given);
        const lifted = given.map((one) => ({ ...one, score: one.score + 0.3 * one.weight }));
        expect(overdispersion(lifted).phi / phi).toBeCloseTo(1, 6);
      }),
    );
  });

  it('survives one shift of level far better than the plain variance does', () => {
    const weekOf = (score: number) => ({ score, weight: 100, varianceNull: 1 });
    const steady = Array.from({ length: 26 }, (_, i) => (i % 2 ? 1 : -1));
    const shifted = steady.map((score, i) => score + (i < 13 ? 0 : 6));
    const growth = (of: (scores: readonly number[]) => number): number => of(shifted) / of(steady);
    const plain = (scores: readonly number[]): number => {
      const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
      return scores.reduce((sum, score) => sum + (score - mean) ** 2, 0) / scores.length;
    };
    expect(growth(plain)).toBeGreaterThan(9);
    expect(growth((scores) => overdispersion(scores.map(weekOf)).phi)).toBeLessThan(2);
  });

  it('passes over weeks without contacts on both channels', () => {
    const given = [3, -2, 4, -1].map((score) => ({ score, weight: 10, varianceNull: 1 }));
    const gappy = [nothing, given[0]!, nothing, ...given.slice(1), nothing];
    expect(overdispersion(gappy)).toEqual(overdispersion(given));
    expect(overdispersion(gappy)).toMatchObject({ weeks: 4, nu: 2 });
  });

  it('knows nothing from fewer than two weeks, nor where all contacts are tied', () => {
    expect(overdispersion([])).toEqual({ phi: 1, weeks: 0, nu: 0 });
    const tied = { score: 0, weight: 4, varianceNull: 0 };
    expect(overdispersion([tied, tied, tied])).toMatchObject({ phi: 1, weeks: 3 });
  });

  it('is made larger, the fewer weeks it rests on', () => {
    expect(phiSafe(2, 4)).toBe(4);
    expect(phiSafe(2, 50 / 3)).toBeCloseTo(2.2727, 4);
    expect(phiSafe(2, 2)).toBe(Infinity);
  });
});
