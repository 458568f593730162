// Waits on the axis of ln(ratio): shifts of whole log buckets, straight lines between them.
import { bucketGamma } from '../domain/cell.js';
import { hodgesLehmannShift } from '../statistics/hodges-lehmann.js';
import { scoreOnCurve, shiftCurve } from '../statistics/shift-curve.js';
import { isALarger, type Axis } from './axis.js';
import type { CellScores } from './cell-scores.js';
import type { MatchedStratum } from './matched-strata.js';

const lnGamma = Math.log(bucketGamma);

/** The score of some strata at every shift of A's waits, in buckets. Curves add up element by element. */
export function curveOf(matched: readonly MatchedStratum[]): Float64Array {
  return shiftCurve(
    matched.flatMap((stratum) => (stratum.kind === 'waits' ? [stratum.prepared] : [])),
  );
}

/** The score at a fractional shift: on the straight line between whole ones. */
export function scoreBetween(scoreAt: (shift: number) => number, shift: number): number {
  const below = Math.floor(shift);
  const part = shift - below;
  return part === 0 ? scoreAt(below) : (1 - part) * scoreAt(below) + part * scoreAt(below + 1);
}

/** Where the score meets the target; beyond every shift where it stays above it (or below). */
function shiftWhere(scoreAt: (shift: number) => number, target: number): number {
  const met = hodgesLehmannShift(scoreAt, target);
  if (met !== null) return met;
  return scoreAt(0) > target ? Infinity : -Infinity;
}

/** How many times as long does the slower channel take, the same question at the same time? As ln(ratio). */
export function durationAxis(cell: CellScores): Axis {
  const { score, weight } = cell.window;
  const curve = curveOf(cell.matched);
  const isAWorse = isALarger(score, weight);
  const oriented = (shift: number): number =>
    isAWorse ? scoreOnCurve(curve, shift) : -scoreOnCurve(curve, -shift);
  const isTied = !isAWorse && !isALarger(-score, weight);
  return {
    isAWorse,
    estimate: isTied ? 0 : Math.max(0, shiftWhere(oriented, 0) * lnGamma),
    scoreAt: (difference) => scoreBetween(oriented, difference / lnGamma),
    differenceAt: (target) => shiftWhere(oriented, target) * lnGamma,
  };
}
