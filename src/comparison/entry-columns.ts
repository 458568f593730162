// The entries of one stretch of time in columns: a year of them as objects would be walked by V8's collector again and again.
import type { Histogram, Tally } from '../domain/cell.js';
import { SortedCounts } from '../statistics/sorted-counts.js';

/** One row an entry. */
export interface EntryColumns {
  readonly slots: Int32Array;
  /** 0 = not told. */
  readonly weekdays: Uint8Array;
  /** Where in `spoken` its language stands. */
  readonly languages: Int16Array;
  readonly spoken: readonly (string | null)[];
  /** Of a row `numbersPerRow`, each at its `numberAt`. */
  readonly numbers: Int32Array;
  readonly sums: Float64Array;
  /** Histograms, one after the other: those of rows that say the same may be the same. */
  readonly keys: Int16Array;
  readonly counts: Int32Array;
  readonly beside: ReadonlyMap<number, NonNullable<Tally['beside']>>;
}

/** Whole numbers of a row: those of its tally, and where its histograms begin, one where the one before ends. */
export const numberAt = {
  ...{ n: 0, dateOnly: 1, open: 2, yes: 3, no: 4, pending: 5 },
  ...{ ended: 6, censored: 7, levels: 8, end: 9 },
} as const;
export const numbersPerRow = 10;

/** Levels are kept as whole numbers: hundredths. */
export const levelsPerUnit = 100;

const nothing: Histogram = new Map();
const noCounts = new SortedCounts(new Int16Array(0), new Int32Array(0));

/** The tally of a row; its histograms share the columns. */
export function tallyAt(columns: EntryColumns, row: number): Tally {
  const { numbers, sums } = columns;
  const at = row * numbersPerRow;
  const ended = numbers[at + numberAt.ended] as number;
  const censored = numbers[at + numberAt.censored] as number;
  const levels = numbers[at + numberAt.levels] as number;
  const tally = {
    n: numbers[at + numberAt.n] as number,
    dateOnly: numbers[at + numberAt.dateOnly] as number,
    ended: countsIn(columns, ended, censored),
    censored: countsIn(columns, censored, levels),
    open: numbers[at + numberAt.open] as number,
    sum: sums[row] as number,
    yes: numbers[at + numberAt.yes] as number,
    no: numbers[at + numberAt.no] as number,
    pending: numbers[at + numberAt.pending] as number,
    levels: levelsIn(columns, levels, numbers[at + numberAt.end] as number),
  };
  const beside = columns.beside.get(row);
  return beside === undefined ? tally : { ...tally, beside };
}

function countsIn({ keys, counts }: EntryColumns, from: number, to: number): SortedCounts {
  return from === to ? noCounts : new SortedCounts(keys, counts, from, to);
}

function levelsIn({ keys, counts }: EntryColumns, from: number, to: number): Histogram {
  if (from === to) return nothing;
  const levels = new Map<number, number>();
  for (let at = from; at < to; at++)
    levels.set((keys[at] as number) / levelsPerUnit, counts[at] as number);
  return levels;
}

/** A row of some columns. */
export type PlacedRow = readonly [EntryColumns, number];

/** Whether two rows have the same language, weekdays and tally. */
export function isSameRow([one, row]: PlacedRow, [other, place]: PlacedRow): boolean {
  return (
    one.sums[row] === other.sums[place] &&
    one.weekdays[row] === other.weekdays[place] &&
    languageAt(one, row) === languageAt(other, place) &&
    isSameNumbers([one, row], [other, place]) &&
    isSameBeside(one.beside.get(row), other.beside.get(place))
  );
}

/** The language of a row. */
export function languageAt({ languages, spoken }: EntryColumns, row: number): string | null {
  return spoken[languages[row] as number] ?? null;
}

function isSameNumbers([one, row]: PlacedRow, [other, place]: PlacedRow): boolean {
  const [ofOne, ofOther] = [row * numbersPerRow, place * numbersPerRow];
  for (let at = 0; at < numberAt.ended; at++)
    if (one.numbers[ofOne + at] !== other.numbers[ofOther + at]) return false;
  const from = one.numbers[ofOne + numberAt.ended] as number;
  const offset = (other.numbers[ofOther + numberAt.ended] as number) - from;
  for (let at = numberAt.censored; at < numbersPerRow; at++)
    if ((one.numbers[ofOne + at] as number) + offset !== other.numbers[ofOther + at]) return false;
  const to = one.numbers[ofOne + numberAt.end] as number;
  for (let at = from; at < to; at++)
    if (one.keys[at] !== other.keys[at + offset] || one.counts[at] !== other.counts[at + offset])
      return false;
  return true;
}

const besideNothing: ReadonlyMap<string, number> = new Map();

function isSameBeside(
  one: Tally['beside'] = besideNothing,
  other: Tally['beside'] = besideNothing,
): boolean {
  if (one.size !== other.size) return false;
  for (const [name, count] of one) if (other.get(name) !== count) return false;
  return true;
}
