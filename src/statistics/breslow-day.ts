// Is the odds ratio the same in every stratum, or does one topic differ from the rest?
import { pooledOddsRatio, type YesNoTable } from './cochran-mantel-haenszel.js';
import { chiSquareUpperP } from './distributions.js';

/**
 * Expected yes of A with these margins under a common odds ratio other than 1: the root of Breslow
 * and Day's quadratic.
 */
function fittedYes({ yesA, noA, yesB, noB }: YesNoTable, oddsRatio: number): number {
  const a = 1 - oddsRatio;
  const b = oddsRatio * (yesA + noA + (yesA + yesB)) + noB - yesA;
  const c = -oddsRatio * (yesA + noA) * (yesA + yesB);
  return (Math.sqrt(b ** 2 - 4 * a * c) - b) / (2 * a);
}

/** Variance of A's yes about its fit. */
function fittedVariance({ yesA, noA, yesB, noB }: YesNoTable, fit: number): number {
  const cells = [fit, yesA + yesB - fit, yesA + noA - fit, noB - yesA + fit];
  return 1 / cells.reduce((sum, cell) => sum + 1 / cell, 0);
}

/**
 * Are there contacts on both channels, and yes as well as no? Only then is there an odds ratio to
 * speak of.
 */
function isTelling({ yesA, noA, yesB, noB }: YesNoTable): boolean {
  return Math.min(yesA + noA, yesB + noB, yesA + yesB, noA + noB) > 0;
}

/**
 * p (0..1) that all strata share one odds ratio; small = the strata differ, so that one pooled
 * figure hides something. Null for fewer than two strata, and where the pooled odds ratio cannot be
 * had or is exactly 1 (the quadratic has no second root then). Strata with an empty margin say
 * nothing and are passed over. Valid for a handful of strata with filled cells. Source: Breslow and
 * Day 1980, without Tarone's correction.
 */
export function breslowDayP(tables: readonly YesNoTable[]): number | null {
  const telling = tables.filter(isTelling);
  const oddsRatio = pooledOddsRatio(telling);
  if (oddsRatio === null || oddsRatio === 1 || telling.length < 2) return null;
  const statistic = telling.reduce((sum, table) => {
    const fit = fittedYes(table, oddsRatio);
    return sum + (table.yesA - fit) ** 2 / fittedVariance(table, fit);
  }, 0);
  return chiSquareUpperP(statistic, telling.length - 1);
}
