// The score at every shift at once, so that ratios, their intervals and margins are read from one
// table.
import { curveReach, dropStratum, pourDrops } from './drop-steps.js';
import { addColumns, emptyColumn, onGrid, type GridColumn } from './grid-sum.js';
import type { PreparedStratum } from './van-elteren.js';

export { curveReach } from './drop-steps.js';

/**
 * How the score falls as A's waits are shifted: what a curve is the running sum of. Steps of weeks
 * add up.
 */
export interface ShiftSteps {
  /** S far left of every step. */
  atLeft: number;
  /** Per difference of buckets + `curveReach`: the score lost when the shift passes it. */
  readonly falls: GridColumn;
}

/** S at whole shifts from `first` on; the first and last value hold for every shift before and after. */
export interface ScoreCurve {
  readonly first: number;
  readonly values: Float64Array;
}

export function emptySteps(): ShiftSteps {
  return { atLeft: 0, falls: emptyColumn() };
}

/** Adds other steps. */
export function addSteps(into: ShiftSteps, ...others: readonly ShiftSteps[]): void {
  for (const { atLeft } of others) into.atLeft += atLeft;
  addColumns(into.falls, ...others.map(({ falls }) => falls));
}

/** Adds (1) or takes out (-1) the steps of strata, brought onto the grid together. Cost: as `dropStratum`, per stratum. */
export function addStrata(
  into: ShiftSteps,
  strata: readonly Pick<PreparedStratum, 'a' | 'b'>[],
  sign: 1 | -1,
): void {
  let atLeft = 0;
  for (const { a, b } of strata) atLeft += dropStratum(a, b);
  into.atLeft += sign * onGrid(atLeft);
  pourDrops(into.falls, sign);
}

/** S(k) at every shift: the running sum of its steps. Same values as `scoreAllPrepared` to rounding. O(steps). */
export function curveOf({ atLeft, falls: { low, counts } }: ShiftSteps): ScoreCurve {
  const length = Math.max(0, Math.min(counts.length, 2 * curveReach + 1 - low));
  const values = new Float64Array(length + 2);
  let score = atLeft;
  values[0] = score;
  for (let at = 0; at < length; at++) {
    const half = (counts[at] as number) / 2;
    values[at + 1] = score - half;
    score -= 2 * half;
  }
  values[length + 1] = low + length > 2 * curveReach ? (values[length] as number) : score;
  return { first: low - 1 - curveReach, values };
}

/** S at a whole shift; the curve's ends beyond its reach. */
export function scoreOnCurve({ first, values }: ScoreCurve, shift: number): number {
  return values[Math.min(Math.max(shift - first, 0), values.length - 1)] as number;
}
