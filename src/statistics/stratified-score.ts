// The score that every comparison and the monitor add up: what one stratum, one week or one window
// says.

/**
 * Sums of these over strata and weeks give any window; positive = channel A has the larger values.
 */
export interface StratifiedScore {
  /** S: weighted sum of the differences between the channels. */
  readonly score: number;
  /** W: sum of the weights, so that S/W is the mean difference. */
  readonly weight: number;
  /**
   * V0: variance of S were the channels alike and contacts independent (overdispersion comes on
   * top).
   */
  readonly varianceNull: number;
}

/** The score of nothing: adds nothing to any sum. */
export const noScore: StratifiedScore = { score: 0, weight: 0, varianceNull: 0 };

/** What do these strata or weeks say together? S, W and V0 add up. O(number of scores). */
export function sumScores(scores: Iterable<StratifiedScore>): StratifiedScore {
  let score = 0;
  let weight = 0;
  let varianceNull = 0;
  for (const one of scores) {
    score += one.score;
    weight += one.weight;
    varianceNull += one.varianceNull;
  }
  return { score, weight, varianceNull };
}
