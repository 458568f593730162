// How strongly the weeks so far say that one channel became worse, at whatever week it began.
import { detect } from '../statistics/e-detector.js';
import type { CellDispersion } from './dispersion.js';
import type { WeekSums } from './week-sums.js';

export type Direction = 'a' | 'b';

/** The score of a week at half the margin, seen from the channel thought worse. */
export function halfScore(week: WeekSums, worse: Direction): number {
  return (worse === 'a' ? week.aWorse : week.bWorse).half;
}

/**
 * ln M of the e-detector over these weeks (oldest first, at most 52 complete ones and the running one); alarm at ln A. -Infinity where
 * nothing may be claimed yet. Source: detection.md section 5; Shin, Ramdas and Rinaldo 2023.
 */
export function evidenceStrength(
  weeks: readonly WeekSums[],
  worse: Direction,
  { phiSafe, tunedVariance }: CellDispersion,
): number {
  if (!Number.isFinite(phiSafe) || tunedVariance <= 0) return -Infinity;
  let [score, variance] = [0, 0];
  const sinceStart = [...weeks].reverse().flatMap((week) => {
    score += halfScore(week, worse);
    variance += phiSafe * week.varianceNull;
    return week.weight > 0 ? [{ score, variance }] : [];
  });
  const state = { weeks: sinceStart.length, sinceStart };
  return detect(state, 1 / tunedVariance).logM;
}
