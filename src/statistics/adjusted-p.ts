// Stricter sisters of Benjamini-Hochberg, for few comparisons or for tests that depend on each
// other in any way.
import { benjaminiHochberg } from './benjamini-hochberg.js';

/** Indices in rising order of p. */
function risingOrder(p: readonly number[]): number[] {
  return p.map((_, index) => index).sort((i, j) => (p[i] as number) - (p[j] as number));
}

/**
 * Adjusted p (0..1) that hold the chance of even one false call, in the order given: each p times
 * the number of tests. Valid under any dependence.
 */
export function bonferroni(p: readonly number[]): number[] {
  return p.map((one) => Math.min(1, one * p.length));
}

/**
 * As `bonferroni`, never larger: the smallest p is multiplied by m, the next by m - 1, and so on.
 * Source: Holm 1979.
 */
export function holm(p: readonly number[]): number[] {
  const adjusted = new Array<number>(p.length).fill(1);
  let largest = 0;
  risingOrder(p).forEach((index, rank) => {
    largest = Math.max(largest, (p[index] as number) * (p.length - rank));
    adjusted[index] = Math.min(1, largest);
  });
  return adjusted;
}

/**
 * q values as `benjaminiHochberg`, valid under any dependence: larger by 1 + 1/2 + ... + 1/m.
 * Source: Benjamini and Yekutieli 2001.
 */
export function benjaminiYekutieli(p: readonly number[]): number[] {
  const harmonic = p.reduce((sum, _, index) => sum + 1 / (index + 1), 0);
  return benjaminiHochberg(p.map((one) => one * harmonic));
}
