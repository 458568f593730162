// S at every whole shift, kept only where it changes.
import { curveReach } from '../statistics/shift-curve.js';
import { curveOf } from './duration-axis.js';
import type { MatchedStratum } from './matched-strata.js';

/** S at whole shifts from `first` on; the first and last value hold for every shift before and after. */
export interface ScoreCurve {
  readonly first: number;
  readonly values: Float64Array;
}

/** The score of some strata at every shift of A's waits. O(strata x buckets^2). */
export function scoreCurve(matched: readonly MatchedStratum[]): ScoreCurve {
  return packed(curveOf(matched));
}

function packed(curve: Float64Array): ScoreCurve {
  const last = curve.length - 1;
  let [from, to] = [0, last];
  while (from < last && curve[from + 1] === curve[0]) from++;
  while (to > from && curve[to - 1] === curve[last]) to--;
  return { first: from - curveReach, values: curve.slice(from, to + 1) };
}

/** S at a whole shift. */
export function scoreAtShift({ first, values }: ScoreCurve, shift: number): number {
  return values[Math.min(Math.max(shift - first, 0), values.length - 1)] ?? 0;
}

/** Curves that add up, shift by shift. */
export interface CurveSum {
  add(curve: ScoreCurve): void;
  sum(): ScoreCurve;
}

export function openCurveSum(): CurveSum {
  const total = new Float64Array(2 * curveReach + 1);
  return {
    add({ first, values }) {
      const start = first + curveReach;
      const end = start + values.length;
      const [left, right] = [values[0] as number, values[values.length - 1] as number];
      for (let at = 0; at < start; at++) total[at] = (total[at] as number) + left;
      for (let at = start; at < end; at++)
        total[at] = (total[at] as number) + (values[at - start] as number);
      for (let at = end; at < total.length; at++) total[at] = (total[at] as number) + right;
    },
    sum: () => packed(total),
  };
}
