// Generators of masses and strata as the product meets them: sparse log buckets, small counts, a tail beyond the last event.
import fc from 'fast-check';
import type { Mass } from '../../src/statistics/mass.js';
import type { Stratum } from '../../src/statistics/van-elteren.js';

const bucket = fc.integer({ min: 0, max: 700 });

export const finiteMass = fc
  .array(fc.tuple(bucket, fc.integer({ min: 1, max: 6 })), { minLength: 1, maxLength: 12 })
  .map((entries): Mass => new Map(entries));

export const mass = fc
  .tuple(finiteMass, fc.option(fc.integer({ min: 1, max: 4 }), { freq: 3 }))
  .map(([finite, beyond]): Mass => {
    const whole = new Map(finite);
    if (beyond !== null) whole.set(Infinity, beyond);
    return whole;
  });

export const stratum = fc.record({ a: mass, b: mass });
export const strata = fc.array(stratum, { minLength: 1, maxLength: 8 });
export const finiteStrata = fc.array(fc.record({ a: finiteMass, b: finiteMass }), {
  minLength: 1,
  maxLength: 8,
});
export const shift = fc.integer({ min: -300, max: 300 });

export const swapped = ({ a, b }: Stratum): Stratum => ({ a: b, b: a });

export const moved = (one: Mass, by: number): Mass =>
  new Map([...one].map(([key, count]) => [key + by, count]));
