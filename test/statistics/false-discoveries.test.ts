import fc from 'fast-check';
import { benjaminiYekutieli, bonferroni, holm } from '../../src/statistics/adjusted-p.js';
import { benjaminiHochberg } from '../../src/statistics/benjamini-hochberg.js';
import { eBenjaminiHochberg } from '../../src/statistics/e-bh.js';

const pValues = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 40 });

describe('false discovery control', () => {
  it('keeps the order of the p values and never lowers one', () => {
    fc.assert(
      fc.property(pValues, (p) => {
        const q = benjaminiHochberg(p);
        p.forEach((one, i) => {
          expect(q[i]!).toBeGreaterThanOrEqual(one);
          expect(q[i]!).toBeLessThanOrEqual(1);
          p.forEach((other, j) => {
            if (one < other) expect(q[i]!).toBeLessThanOrEqual(q[j]!);
          });
        });
      }),
    );
  });

  it('does not depend on the order in which comparisons come', () => {
    fc.assert(
      fc.property(pValues, (p) => {
        expect(benjaminiHochberg([...p].reverse())).toEqual(benjaminiHochberg(p).reverse());
      }),
    );
  });

  it('grows stricter from Benjamini-Hochberg to Holm to Bonferroni', () => {
    fc.assert(
      fc.property(pValues, (p) => {
        const [bh, by, step, plain] = [
          benjaminiHochberg(p),
          benjaminiYekutieli(p),
          holm(p),
          bonferroni(p),
        ];
        p.forEach((_, i) => {
          expect(bh[i]!).toBeLessThanOrEqual(step[i]! + 1e-12);
          expect(bh[i]!).toBeLessThanOrEqual(by[i]! + 1e-12);
          expect(step[i]!).toBeLessThanOrEqual(plain[i]! + 1e-12);
        });
      }),
    );
  });

  it('never unmakes a discovery when an e-value grows', () => {
    const eValues = fc.array(fc.double({ min: 0, max: 500, noNaN: true }), { minLength: 1 });
    fc.assert(
      fc.property(eValues, fc.nat(), (e, at) => {
        const index = at % e.length;
        const before = eBenjaminiHochberg(e, 0.1);
        const after = eBenjaminiHochberg(e.with(index, e[index]! * 2), 0.1);
        before.forEach((wasFound, i) => {
          if (wasFound) expect(after[i]).toBe(true);
        });
      }),
    );
  });

  it('finds nothing among nothing', () => {
    expect(benjaminiHochberg([])).toEqual([]);
    expect(eBenjaminiHochberg([], 0.1)).toEqual([]);
  });
});
