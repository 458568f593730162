// A control chart of single values: within which limits does a steady series stay?

export interface XmrLimits {
  readonly mean: number;
  /** Mean distance between neighbours. */
  readonly meanMovingRange: number;
  readonly lower: number;
  readonly upper: number;
  /** Upper limit of the distance between neighbours. */
  readonly movingRangeUpper: number;
}

/**
 * Three-sigma limits from the mean moving range, in the unit of the values; null for fewer than
 * two. Valid for independent values of a steady series; drift and autocorrelation narrow it
 * wrongly. Source: Shewhart individuals chart, NIST/SEMATECH e-Handbook 6.3.2.2 (2.66, 3.267).
 */
export function xmrLimits(values: readonly number[]): XmrLimits | null {
  if (values.length < 2) return null;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const ranges = values.slice(1).map((value, index) => Math.abs(value - (values[index] as number)));
  const meanMovingRange = ranges.reduce((sum, range) => sum + range, 0) / ranges.length;
  return {
    mean,
    meanMovingRange,
    lower: mean - 2.66 * meanMovingRange,
    upper: mean + 2.66 * meanMovingRange,
    movingRangeUpper: 3.267 * meanMovingRange,
  };
}
