// Sums of fractions by whole number, on a grid: what was added can be taken out again, to the last bit and in any order.

/** Steps of 1.5e-11: far below anything shown, and fine enough for sums up to 131,072 to be exact. */
const stepsPerOne = 2 ** 36;

/** The largest number below 1/2: what lies on the grid stays where it is, however large. */
const almostHalf = 0.49999999999999994;

/** The nearest value on the grid. A few cycles: `Math.round` branches on the fraction, which no processor can foretell, and takes ten times as long. */
export function onGrid(value: number): number {
  return Math.floor(value * stepsPerOne + almostHalf) / stepsPerOne;
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

/** Adds columns of values that lie on the grid; room for all of them is made at once. Cost: their length. */
export function addColumns(into: GridColumn, ...columns: readonly GridColumn[]): void {
  const filled = columns.filter(({ counts }) => counts.length > 0);
  if (filled.length === 0) return;
  const first = Math.min(...filled.map(({ low }) => low));
  const end = Math.max(...filled.map(({ low, counts }) => low + counts.length));
  widen(into, first, end - 1);
  for (const { low, counts } of filled) {
    const offset = low - into.low;
    const sums = into.counts;
    for (let i = 0; i < counts.length; i++)
      sums[offset + i] = (sums[offset + i] as number) + (counts[i] as number);
  }
}

/** A column that is filled, poured out and filled again, in the same memory. */
export interface OpenColumn extends GridColumn {
  /** What it may hold anything at, both included; nothing where `first` > `last`. */
  first: number;
  last: number;
}

/** Beyond any whole number that a column holds anything at, and small enough for V8 to count in integers. */
const farAway = 2 ** 29;

export function openColumn(low = 0, length = 0): OpenColumn {
  return { low, counts: new Float64Array(length), first: farAway, last: -farAway };
}

/** Makes ready to be filled from `first` to `last`. */
export function reachOut(column: OpenColumn, first: number, last: number): void {
  widen(column, first, last);
  if (first < column.first) column.first = first;
  if (last > column.last) column.last = last;
}

/** Adds (1) or takes out (-1) what an open column holds, each value brought onto the grid, and empties it. */
export function pour(into: GridColumn, from: OpenColumn, sign: 1 | -1): void {
  const { first, last } = from;
  if (first > last) return;
  widen(into, first, last);
  const sums = into.counts;
  const values = from.counts;
  const offset = from.low - into.low;
  for (let i = first - from.low; i <= last - from.low; i++)
    sums[offset + i] = (sums[offset + i] as number) + sign * onGrid(values[i] as number);
  empty(from);
}

/** Leaves nothing in an open column. */
export function empty(column: OpenColumn): void {
  const { low, first, last } = column;
  if (first <= last) column.counts.fill(0, first - low, last - low + 1);
  column.first = farAway;
  column.last = -farAway;
}

/** Makes room for everything from `first` to `last`, both included. */
function widen(column: GridColumn, first: number, last: number): void {
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
