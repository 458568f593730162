// Rows in order of an instant, so that a stretch of a year is found without looking at all of it.

/** Place of the first row whose instant is at or after `at`; the number of rows where none is. */
export function placeOf<Row>(
  rows: readonly Row[],
  instantOf: (row: Row) => number,
  at: number,
): number {
  let [low, high] = [0, rows.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (instantOf(rows[middle]!) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The rows with instants in [from, to). */
export function stretchOf<Row>(
  rows: readonly Row[],
  instantOf: (row: Row) => number,
  { from, to }: { readonly from: number; readonly to: number },
): Row[] {
  return rows.slice(placeOf(rows, instantOf, from), placeOf(rows, instantOf, to));
}
