// Sums of fractions by whole number, on a grid: what was added can be taken out again, to the last bit and in any order.

/** Steps of 1.5e-11: far below anything shown, and fine enough for sums up to 131,072 to be exact. */
const stepsPerOne = 2 ** 36;

/** The nearest value on the grid. Cost: a few cycles. */
export function onGrid(value: number): number {
  return Math.round(value * stepsPerOne) / stepsPerOne;
}

/** A value for each whole number from `low` on; 0 beyond. */
export interface GridColumn {
  low: number;
  counts: Float64Array;
}

const chunk = 64;
const nothing = new Float64Array(0);

export function emptyColumn(): GridColumn {
  return { low: 0, counts: nothing };
}

/** Adds (1) or takes out (-1) a column, each value brought onto the grid. Cost: its length. */
export function addColumn(into: GridColumn, { low, counts }: GridColumn, sign: 1 | -1): void {
  if (counts.length === 0) return;
  widen(into, low, low + counts.length - 1);
  const offset = low - into.low;
  const sums = into.counts;
  for (let i = 0; i < counts.length; i++) {
    const value = counts[i] as number;
    if (value !== 0) sums[offset + i] = (sums[offset + i] as number) + sign * onGrid(value);
  }
}

/** Makes room for everything from `first` to `last`, both included. */
export function widen(column: GridColumn, first: number, last: number): void {
  const { low, counts } = column;
  const end = low + counts.length;
  const isEmpty = counts.length === 0;
  if (!isEmpty && first >= low && last < end) return;
  const from = isEmpty ? first : Math.min(first, low);
  const to = isEmpty ? last : Math.max(last, end - 1);
  const wideLow = Math.floor(from / chunk) * chunk;
  const wider = new Float64Array((Math.floor(to / chunk) + 1) * chunk - wideLow);
  if (!isEmpty) wider.set(counts, low - wideLow);
  column.low = wideLow;
  column.counts = wider;
}
