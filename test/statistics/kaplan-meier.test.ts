import fc from 'fast-check';
import { kaplanMeierMass, kaplanMeierQuantile } from '../../src/statistics/kaplan-meier.js';
import { kaplanMeierCurve, survivalQuantile } from '../../src/statistics/kaplan-meier-curve.js';
import { logBuckets } from '../../src/statistics/log-buckets.js';
import { massOf, massTotal } from '../../src/statistics/mass.js';
import { finiteMass, mass } from './arbitraries.js';

const plain = (key: number): number => key;
const shares = [0, 0.1, 0.25, 0.5, 0.75, 0.9, 0.99, 1];

describe('the Kaplan-Meier mass', () => {
  it('sums to all contacts, ended and censored', () => {
    fc.assert(
      fc.property(finiteMass, finiteMass, (ended, censored) => {
        const all = massTotal(ended) + massTotal(censored);
        expect(massTotal(kaplanMeierMass(ended, censored))).toBeCloseTo(all, 8);
      }),
    );
  });

  it('is what ended, untouched, when nothing is censored', () => {
    const ended = new Map([[3, 2]]);
    expect(kaplanMeierMass(ended, new Map())).toBe(ended);
  });

  it('lies wholly beyond the last event when nothing ended', () => {
    expect(kaplanMeierMass(new Map(), new Map([[4, 3]]))).toEqual(new Map([[Infinity, 3]]));
  });

  it('takes events before censorings within a bucket', () => {
    const found = kaplanMeierMass(new Map([[5, 1]]), new Map([[5, 3]]));
    expect(found).toEqual(
      new Map([
        [5, 1],
        [Infinity, 3],
      ]),
    );
  });

  it('hands the mass of the censored to those who waited on', () => {
    const found = kaplanMeierMass(massOf([10, 30]), massOf([20, 20]));
    expect([...found]).toEqual([
      [10, 1],
      [30, 3],
    ]);
  });

  it('agrees with the survival curve, step by step', () => {
    fc.assert(
      fc.property(finiteMass, finiteMass, (ended, censored) => {
        const all = massTotal(ended) + massTotal(censored);
        const found = kaplanMeierMass(ended, censored);
        let surviving = 1;
        for (const step of kaplanMeierCurve(ended, censored)) {
          surviving -= found.get(step.time)! / all;
          expect(step.surviving).toBeCloseTo(surviving, 8);
        }
      }),
    );
  });
});

describe('a quantile of waits', () => {
  it('never falls as the share rises, and once not reached stays not reached', () => {
    fc.assert(
      fc.property(mass, (given) => {
        const found = shares.map((p) => kaplanMeierQuantile(given, p, plain) ?? Infinity);
        expect(found).toEqual([...found].sort((one, other) => one - other));
      }),
    );
  });

  it('interpolates between the two order statistics, as the exact quantile does', () => {
    const values = [1, 2, 4, 8, 16, 32];
    expect(kaplanMeierQuantile(massOf(values), 0.5, plain)).toBeCloseTo(6, 12);
    expect(kaplanMeierQuantile(massOf(values), 0.9, plain)).toBeCloseTo(24, 12);
    expect(kaplanMeierQuantile(massOf(values), 0, plain)).toBe(1);
    expect(kaplanMeierQuantile(massOf(values), 1, plain)).toBe(32);
  });

  it('stays within the accuracy of the buckets, however few the contacts', () => {
    const { keyOf, valueOf } = logBuckets(0.01);
    const seconds = fc.integer({ min: 1, max: 5_000_000 });
    fc.assert(
      fc.property(fc.array(seconds, { minLength: 1, maxLength: 40 }), (values) => {
        const rising = [...values].sort((one, other) => one - other);
        for (const p of [0.5, 0.9]) {
          const position = p * (rising.length - 1);
          const low = rising[Math.floor(position)]!;
          const exact = low + (position % 1) * (rising[Math.ceil(position)]! - low);
          const found = kaplanMeierQuantile(massOf(values.map(keyOf)), p, valueOf)!;
          expect(Math.abs(found / exact - 1)).toBeLessThanOrEqual(0.01 + 1e-9);
        }
      }),
    );
  });

  it('is not reached while too many still wait, nor without contacts', () => {
    const mostlyWaiting = kaplanMeierMass(new Map([[3, 2]]), new Map([[9, 8]]));
    expect(kaplanMeierQuantile(mostlyWaiting, 0.1, plain)).toBe(3);
    expect(kaplanMeierQuantile(mostlyWaiting, 0.5, plain)).toBeNull();
    expect(kaplanMeierQuantile(new Map(), 0.5, plain)).toBeNull();
  });

  it('reads from the curve the first time that reaches the share', () => {
    const curve = kaplanMeierCurve(massOf([5, 8, 12, 20]), new Map());
    expect(survivalQuantile(curve, 0.5)).toBe(8);
    expect(survivalQuantile(curve, 0.51)).toBe(12);
    expect(curve.at(-1)).toEqual({ time: 20, surviving: 0, standardError: null });
  });
});
