// Shares in strata of two by two tables: is there a difference at all, and how large are odds ratio
// and difference?
import { normalTwoSidedP, twoSidedZ } from './distributions.js';
import type { Interval } from './wilson.js';

/** One stratum: yes and no of channel A, yes and no of channel B. */
export interface YesNoTable {
  readonly yesA: number;
  readonly noA: number;
  readonly yesB: number;
  readonly noB: number;
}

interface Margins {
  readonly nA: number;
  readonly nB: number;
  readonly yes: number;
  readonly all: number;
}

function marginsOf({ yesA, noA, yesB, noB }: YesNoTable): Margins {
  return { nA: yesA + noA, nB: yesB + noB, yes: yesA + yesB, all: yesA + noA + yesB + noB };
}

function sumOver(
  tables: readonly YesNoTable[],
  term: (t: YesNoTable, m: Margins) => number,
): number {
  return tables.reduce((sum, table) => {
    const margins = marginsOf(table);
    return margins.nA > 0 && margins.nB > 0 ? sum + term(table, margins) : sum;
  }, 0);
}

export interface ChiSquare {
  readonly chi2: number;
  readonly p: number;
}

/**
 * Do the shares differ in the strata, taken together? Chi-square on one degree of freedom; with
 * `continuity` 0.5 the corrected form (the correction is taken off |observed - expected| as it
 * stands). Null where nothing can vary. Valid also for many sparse strata. Source: Cochran 1954;
 * Mantel and Haenszel 1959.
 */
export function cochranMantelHaenszel(
  tables: readonly YesNoTable[],
  continuity = 0,
): ChiSquare | null {
  const excess = sumOver(tables, ({ yesA }, { nA, yes, all }) => yesA - (nA * yes) / all);
  const variance = sumOver(tables, (_, { nA, nB, yes, all }) =>
    all > 1 ? (nA * nB * yes * (all - yes)) / (all ** 2 * (all - 1)) : 0,
  );
  if (variance <= 0) return null;
  const z = (Math.abs(excess) - continuity) / Math.sqrt(variance);
  return { chi2: z ** 2, p: normalTwoSidedP(z) };
}

/**
 * How many times the odds of yes does A have? Null where the denominator is empty. Source: Mantel
 * and Haenszel 1959.
 */
export function pooledOddsRatio(tables: readonly YesNoTable[]): number | null {
  const forB = sumOver(tables, ({ noA, yesB }, { all }) => (noA * yesB) / all);
  return forB > 0 ? sumOver(tables, ({ yesA, noB }, { all }) => (yesA * noB) / all) / forB : null;
}

export interface PooledDifference extends Interval {
  readonly difference: number;
  readonly variance: number;
}

/**
 * Difference of the shares A - B (-1..1) over the common mix, with its interval at `confidence`.
 * Null where no stratum has both channels. The variance holds for few large and for many sparse
 * strata alike. Source: Greenland and Robins 1985; Sato 1989.
 */
export function pooledRiskDifference(
  tables: readonly YesNoTable[],
  confidence: number,
): PooledDifference | null {
  const weight = sumOver(tables, (_, { nA, nB, all }) => (nA * nB) / all);
  if (weight <= 0) return null;
  const difference =
    sumOver(tables, ({ yesA, yesB }, { nA, nB, all }) => (yesA * nB - yesB * nA) / all) / weight;
  const slope = sumOver(
    tables,
    ({ yesA, yesB }, { nA, nB, all }) =>
      (nA ** 2 * yesB - nB ** 2 * yesA + (nA * nB * (nB - nA)) / 2) / all ** 2,
  );
  const level = sumOver(
    tables,
    ({ yesA, noA, yesB, noB }, { all }) => (yesA * noB + yesB * noA) / (2 * all),
  );
  const variance = (difference * slope + level) / weight ** 2;
  const half = twoSidedZ(confidence) * Math.sqrt(variance);
  return { difference, variance, low: difference - half, high: difference + half };
}
