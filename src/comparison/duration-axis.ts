// Waits on the axis of ln(ratio): shifts of whole log buckets, straight lines between them.
import { bucketGamma } from '../domain/cell.js';
import { hodgesLehmannShift } from '../statistics/hodges-lehmann.js';
import type { StratifiedScore } from '../statistics/stratified-score.js';
import { isALarger, type Axis } from './axis.js';

const lnGamma = Math.log(bucketGamma);

/** S at every whole shift of A's waits, in log buckets. Never rises with the shift. */
export type ScoreAt = (shift: number) => number;

/** The score at a fractional shift: on the straight line between whole ones. */
export function scoreBetween(scoreAt: ScoreAt, shift: number): number {
  const below = Math.floor(shift);
  const part = shift - below;
  return part === 0 ? scoreAt(below) : (1 - part) * scoreAt(below) + part * scoreAt(below + 1);
}

/** Where the score meets the target; beyond every shift where it stays above it (or below). */
function shiftWhere(scoreAt: ScoreAt, target: number): number {
  const met = hodgesLehmannShift(scoreAt, target);
  if (met !== null) return met;
  return scoreAt(0) > target ? Infinity : -Infinity;
}

/** How many times as long does the slower channel take, the same question at the same time? As ln(ratio). */
export function durationAxis({ score, weight }: StratifiedScore, scoreAt: ScoreAt): Axis {
  const isAWorse = isALarger(score, weight);
  const oriented: ScoreAt = (shift) => (isAWorse ? scoreAt(shift) : -scoreAt(-shift));
  const isTied = !isAWorse && !isALarger(-score, weight);
  return {
    isAWorse,
    estimate: isTied ? 0 : Math.max(0, shiftWhere(oriented, 0) * lnGamma),
    scoreAt: (difference) => scoreBetween(oriented, difference / lnGamma),
    differenceAt: (target) => shiftWhere(oriented, target) * lnGamma,
  };
}
