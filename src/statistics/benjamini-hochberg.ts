// Many comparisons at once: which differences survive when the share of false ones must stay small?

/**
 * The q value of each p (0..1), in the order given: the smallest false discovery rate at which it
 * would be called. Never below p; rises with p. Valid for independent or positively dependent
 * tests. O(m log m). Source: Benjamini and Hochberg 1995.
 */
export function benjaminiHochberg(p: readonly number[]): number[] {
  const rising = Float64Array.from(p).sort();
  const rates = new Float64Array(p.length);
  let smallest = 1;
  for (let rank = p.length; rank >= 1; rank--) {
    smallest = Math.min(smallest, (rising[rank - 1] as number) * (p.length / rank));
    rates[rank - 1] = smallest;
  }
  return p.map((one) => rates[firstPlaceOf(one, rising)] as number);
}

/** Where a value stands first among rising ones that hold it. */
function firstPlaceOf(value: number, rising: Float64Array): number {
  let low = 0;
  let high = rising.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rising[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
