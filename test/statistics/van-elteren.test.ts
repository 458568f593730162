import fc from 'fast-check';
import { massTotal } from '../../src/statistics/mass.js';
import { sumScores } from '../../src/statistics/stratified-score.js';
import {
  prepareStratum,
  scorePrepared,
  scoreStratum,
  vanElteren,
} from '../../src/statistics/van-elteren.js';
import { mass, moved, shift, strata, stratum, swapped } from './arbitraries.js';

describe('the stratified rank score', () => {
  it('flips its sign when the channels are swapped, and keeps weight and variance', () => {
    fc.assert(
      fc.property(strata, shift, (given, by) => {
        const forward = vanElteren(given, by);
        const backward = vanElteren(given.map(swapped), -by);
        expect(backward.score).toBeCloseTo(-forward.score, 9);
        expect(backward.weight).toBeCloseTo(forward.weight, 9);
        expect(backward.varianceNull).toBeCloseTo(forward.varianceNull, 9);
      }),
    );
  });

  it('does not move when the unit changes, which adds one offset to every key', () => {
    fc.assert(
      fc.property(strata, shift, (given, by) => {
        const other = given.map(({ a, b }) => ({ a: moved(a, by), b: moved(b, by) }));
        expect(vanElteren(other)).toEqual(vanElteren(given));
      }),
    );
  });

  it('does not depend on the order of strata or of buckets', () => {
    fc.assert(
      fc.property(strata, (given) => {
        const turned = [...given]
          .reverse()
          .map(({ a, b }) => ({ a: new Map([...a].reverse()), b: new Map([...b].reverse()) }));
        const [one, other] = [vanElteren(given), vanElteren(turned)];
        expect(other.score).toBeCloseTo(one.score, 9);
        expect(other.weight).toBeCloseTo(one.weight, 9);
        expect(other.varianceNull).toBeCloseTo(one.varianceNull, 9);
      }),
    );
  });

  it('does not move when a stratum with equal contacts on both channels is added', () => {
    fc.assert(
      fc.property(strata, mass, (given, equal) => {
        const more = vanElteren([...given, { a: equal, b: equal }]);
        expect(more.score).toBeCloseTo(vanElteren(given).score, 9);
      }),
    );
  });

  it('keeps the win probability when every count is doubled', () => {
    fc.assert(
      fc.property(stratum, ({ a, b }) => {
        const doubled = [a, b].map((one) => new Map([...one].map(([key, n]) => [key, 2 * n])));
        const [once, twice] = [scoreStratum(a, b)!, scoreStratum(doubled[0]!, doubled[1]!)!];
        expect(twice.score / twice.weight).toBeCloseTo(once.score / once.weight, 9);
      }),
    );
  });

  it('equals moving the keys of A, and never rises with the shift', () => {
    fc.assert(
      fc.property(stratum, shift, ({ a, b }, by) => {
        const prepared = prepareStratum(a, b)!;
        const here = scorePrepared(prepared, by);
        expect(here).toBeCloseTo(scoreStratum(moved(a, -by), b)!.score, 9);
        expect(scorePrepared(prepared, by + 1)).toBeLessThanOrEqual(here);
        expect(scoreStratum(a, b, by)!.varianceNull).toBe(scoreStratum(a, b)!.varianceNull);
      }),
    );
  });

  it('stays within half its weight, with a variance that is never negative', () => {
    fc.assert(
      fc.property(stratum, shift, ({ a, b }, by) => {
        const one = scoreStratum(a, b, by)!;
        expect(Math.abs(one.score)).toBeLessThanOrEqual(one.weight / 2 + 1e-9);
        expect(one.varianceNull).toBeGreaterThanOrEqual(0);
        expect(one.weight).toBeCloseTo(
          (massTotal(a) * massTotal(b)) / (massTotal(a) + massTotal(b) + 1),
          9,
        );
      }),
    );
  });

  it('is the sum of its strata', () => {
    fc.assert(
      fc.property(strata, (given) => {
        const parts = given.map(({ a, b }) => scoreStratum(a, b)!);
        expect(vanElteren(given)).toEqual(sumScores(parts));
      }),
    );
  });

  it('says nothing of a stratum with an empty side', () => {
    const some = new Map([[5, 3]]);
    expect(scoreStratum(some, new Map())).toBeNull();
    expect(scoreStratum(new Map(), some)).toBeNull();
    expect(vanElteren([{ a: some, b: new Map() }])).toEqual({
      score: 0,
      weight: 0,
      varianceNull: 0,
    });
  });

  it('has no variance where every contact lies in one bucket', () => {
    expect(scoreStratum(new Map([[9, 4]]), new Map([[9, 7]]))).toMatchObject({
      score: 0,
      varianceNull: 0,
    });
  });

  it('counts waits that never end as longer than all others, whatever the shift', () => {
    const a = new Map([[Infinity, 1]]);
    const b = new Map([[690, 1]]);
    expect(scoreStratum(a, b, 1000)!.score).toBeCloseTo(1 / 6, 12);
    expect(scoreStratum(a, a, 1000)!.score).toBe(0);
  });
});
