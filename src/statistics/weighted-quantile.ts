// Median and p90 of values that do not all count alike, as in a standardised mix of topics.

/** A value and how much it counts. */
export interface WeightedValue {
  readonly value: number;
  readonly weight: number;
}

/**
 * The value below which a share `p` (0..1) of the weight lies, in the unit of the values; between
 * two values where the weight splits exactly there, their mean. Null where there is no weight. O(n
 * log n). Source: inverse of the weighted distribution function (type 2 of Hyndman and Fan 1996 for
 * equal weights).
 */
export function weightedQuantile(values: readonly WeightedValue[], p: number): number | null {
  const rising = values
    .filter(({ weight }) => weight > 0)
    .sort((one, other) => one.value - other.value);
  const total = rising.reduce((sum, { weight }) => sum + weight, 0);
  const target = p * total;
  const slack = total * 1e-12;
  let below = 0;
  for (const [index, { value, weight }] of rising.entries()) {
    below += weight;
    if (below < target - slack) continue;
    const next = rising[index + 1];
    return next && below <= target + slack ? (value + next.value) / 2 : value;
  }
  return rising.at(-1)?.value ?? null;
}
