// The straight scale on which a difference is judged, whatever the kind of metric.

/**
 * ln(ratio) for durations, percentage points for shares, points for ratings. Positive = the worse channel is worse.
 */
export interface Axis {
  /** Is channel A (first by id) the worse one? */
  readonly isAWorse: boolean;
  /** The point estimate, >= 0. */
  readonly estimate: number;
  /** S, seen from the worse channel, were its figures better by `difference`. Never rises with it. */
  scoreAt(difference: number): number;
  /** The difference at which that score meets a target; infinite where it never does. */
  differenceAt(target: number): number;
}

/** A score this small against its weight is a tie: sums of fractions carry rounding. */
const tie = 1e-12;

/** Does A have the larger values? On an exact tie: the second by id counts as the larger, so that the first is the better one. */
export function isALarger(score: number, weight: number): boolean {
  return score > tie * weight;
}
