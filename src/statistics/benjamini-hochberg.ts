// Many comparisons at once: which differences survive when the share of false ones must stay small?

/** Indices in rising order of p. */
export function risingOrder(p: readonly number[]): number[] {
  return p.map((_, index) => index).sort((i, j) => (p[i] as number) - (p[j] as number));
}

/**
 * The q value of each p (0..1), in the order given: the smallest false discovery rate at which it
 * would be called. Never below p; rises with p. Valid for independent or positively dependent
 * tests. O(m log m). Source: Benjamini and Hochberg 1995.
 */
export function benjaminiHochberg(p: readonly number[]): number[] {
  const sorted = Float64Array.from(p).sort();
  const q = new Float64Array(p.length);
  let smallest = 1;
  for (let rank = p.length; rank >= 1; rank--) {
    smallest = Math.min(smallest, (sorted[rank - 1] as number) * (p.length / rank));
    q[rank - 1] = smallest;
  }
  return p.map((one) => q[placeOf(sorted, one)] as number);
}

/** Where a value stands among sorted ones: the first place of several. */
function placeOf(sorted: Float64Array, value: number): number {
  let [low, high] = [0, sorted.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
