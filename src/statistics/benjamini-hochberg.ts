// Many comparisons at once: which differences survive when the share of false ones must stay small?

/**
 * The q value of each p (0..1), in the order given: the smallest false discovery rate at which it
 * would be called. Never below p; rises with p. Valid for independent or positively dependent
 * tests. O(m log m). Source: Benjamini and Hochberg 1995.
 */
export function benjaminiHochberg(p: readonly number[]): number[] {
  const rising = Float64Array.from(p).sort();
  const rates = new Map<number, number>();
  let smallest = 1;
  for (let rank = p.length; rank >= 1; rank--) {
    const one = rising[rank - 1] as number;
    smallest = Math.min(smallest, one * (p.length / rank));
    rates.set(one, smallest);
  }
  return p.map((one) => rates.get(one) as number);
}
