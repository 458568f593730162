// Tallies in columns: as objects, those of a year would be walked by V8's collector again and again.
import type { Cell, CellTally, Histogram, Tally } from './cell.js';

/** One row a tally. */
export interface TallyColumns {
  /** Of a row `numbersPerRow`, each at its `numberAt`. */
  readonly numbers: Int32Array;
  readonly sums: Float64Array;
  /** Histograms, one after the other, keys rising: those of rows that say the same may be the same. */
  readonly keys: Int16Array;
  readonly counts: Int32Array;
  readonly beside: ReadonlyMap<number, NonNullable<Tally['beside']>>;
}

/** Tallies with their addresses. */
export interface PackedCells extends TallyColumns {
  /** Of each row; in one reading one object stands for a cell. */
  readonly cells: readonly Cell[];
  /** `CellTally.marks` of each row; 0 = none. */
  readonly marks: Int32Array;
}

/** Whole numbers of a row: those of its tally, and where its histograms begin, one where the one before ends. */
export const numberAt = {
  n: 0,
  dateOnly: 1,
  open: 2,
  yes: 3,
  no: 4,
  pending: 5,
  ended: 6,
  censored: 7,
  levels: 8,
  end: 9,
} as const;
export const numbersPerRow = 10;

/** Levels are kept as whole numbers: hundredths. */
export const levelsPerUnit = 100;

/** Puts a list into columns. O(cells and buckets). */
export function packCells(list: readonly CellTally[]): PackedCells {
  const { numbers, sums, keys, counts, beside } = packTallies(list.map(({ tally }) => tally));
  return {
    numbers,
    sums,
    keys,
    counts,
    beside,
    cells: list.map(({ cell }) => cell),
    marks: Int32Array.from(list, ({ marks = 0 }) => marks),
  };
}

/** The rows of the cells that are wanted; the same object where all are. */
export function chooseCells(packed: PackedCells, isWanted: (cell: Cell) => boolean): PackedCells {
  if (packed.cells.every(isWanted)) return packed;
  const rows = [...packed.cells.keys()].filter((row) => isWanted(packed.cells[row]!));
  const numbers = new Int32Array(rows.length * numbersPerRow);
  rows.forEach((row, place) => {
    const from = row * numbersPerRow;
    numbers.set(packed.numbers.subarray(from, from + numbersPerRow), place * numbersPerRow);
  });
  return {
    ...packed,
    numbers,
    cells: rows.map((row) => packed.cells[row]!),
    marks: Int32Array.from(rows, (row) => packed.marks[row]!),
    sums: Float64Array.from(rows, (row) => packed.sums[row]!),
    beside: new Map(
      rows.flatMap((row, place) => {
        const beside = packed.beside.get(row);
        return beside === undefined ? [] : [[place, beside] as const];
      }),
    ),
  };
}

interface Growing extends TallyColumns {
  readonly beside: Map<number, NonNullable<Tally['beside']>>;
}

/** The tallies row by row. O(tallies and buckets). */
export function packTallies(tallies: readonly Tally[]): TallyColumns {
  let buckets = 0;
  for (const { ended, censored, levels } of tallies)
    buckets += ended.size + censored.size + levels.size;
  const packed = {
    numbers: new Int32Array(tallies.length * numbersPerRow),
    sums: Float64Array.from(tallies, ({ sum }) => sum),
    keys: new Int16Array(buckets),
    counts: new Int32Array(buckets),
    beside: new Map<number, NonNullable<Tally['beside']>>(),
  };
  let place = 0;
  for (let row = 0; row < tallies.length; row++)
    place = packRow(packed, row, [tallies[row]!, place]);
  return packed;
}

/** Answers where the next histogram begins. */
function packRow(packed: Growing, row: number, [tally, place]: readonly [Tally, number]): number {
  const { numbers, beside } = packed;
  const at = row * numbersPerRow;
  numbers[at + numberAt.n] = tally.n;
  numbers[at + numberAt.dateOnly] = tally.dateOnly;
  numbers[at + numberAt.open] = tally.open;
  numbers[at + numberAt.yes] = tally.yes;
  numbers[at + numberAt.no] = tally.no;
  numbers[at + numberAt.pending] = tally.pending;
  const censored = packCounts(packed, place, tally.ended);
  const levels = packCounts(packed, censored, tally.censored);
  const end = packCounts(packed, levels, inHundredths(tally.levels));
  numbers.set([place, censored, levels, end], at + numberAt.ended);
  if (tally.beside !== undefined) beside.set(row, tally.beside);
  return end;
}

function inHundredths(levels: Histogram): Histogram {
  if (levels.size === 0) return levels;
  return new Map([...levels].map(([level, count]) => [Math.round(level * levelsPerUnit), count]));
}

/** Keys are whole numbers of 16 bits. */
const belowAllKeys = -(2 ** 15) - 1;

/** Answers where they end. */
function packCounts(packed: TallyColumns, place: number, histogram: Histogram): number {
  const { keys, counts } = packed;
  const at = { next: place, last: belowAllKeys, isRising: true };
  histogram.forEach((count, key) => {
    if (key <= at.last) at.isRising = false;
    at.last = key;
    keys[at.next] = key;
    counts[at.next++] = count;
  });
  if (at.isRising) return at.next;
  const sorted = [...histogram].sort(([one], [other]) => one - other);
  sorted.forEach(([key, count], index) => {
    keys[place + index] = key;
    counts[place + index] = count;
  });
  return at.next;
}
