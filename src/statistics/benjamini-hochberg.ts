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
  const q = new Array<number>(p.length).fill(1);
  const order = risingOrder(p);
  let smallest = 1;
  for (let rank = p.length; rank >= 1; rank--) {
    const index = order[rank - 1] as number;
    smallest = Math.min(smallest, (p[index] as number) * (p.length / rank));
    q[index] = smallest;
  }
  return q;
}
