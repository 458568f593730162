// What a row of columns says, as a tally; and whether two rows say the same.
import type { CellTally, Tally } from '../domain/cell.js';
import {
  numberAt,
  numbersPerRow,
  type PackedCells,
  type TallyColumns,
} from '../domain/packed-cells.js';
import { RowSum } from './row-sum.js';

/** The tally of a row; its histograms of waits share the columns. */
export function tallyAt(columns: TallyColumns, row: number): Tally {
  const sum = new RowSum();
  sum.addRow(columns, row);
  return sum.tally();
}

/** All rows as a list. */
export function listCells(packed: PackedCells): readonly CellTally[] {
  return packed.cells.map((cell, row) => {
    const tally = tallyAt(packed, row);
    const marks = packed.marks[row] as number;
    return marks === 0 ? { cell, tally } : { cell, tally, marks };
  });
}

/** Whether a row has the same tally as a row of other columns, or of the same. */
export function isSameRow(
  one: TallyColumns,
  row: number,
  other: TallyColumns,
  place: number,
): boolean {
  if (one === other && row === place) return true;
  return (
    one.sums[row] === other.sums[place] &&
    isSameNumbers(one, row, other, place) &&
    isSameBeside(one.beside.get(row), other.beside.get(place))
  );
}

function isSameNumbers(
  one: TallyColumns,
  row: number,
  other: TallyColumns,
  place: number,
): boolean {
  const ofOne = row * numbersPerRow;
  const ofOther = place * numbersPerRow;
  for (let at = 0; at < numberAt.ended; at++)
    if (one.numbers[ofOne + at] !== other.numbers[ofOther + at]) return false;
  const from = one.numbers[ofOne + numberAt.ended] as number;
  const offset = (other.numbers[ofOther + numberAt.ended] as number) - from;
  for (let at: number = numberAt.censored; at < numbersPerRow; at++)
    if ((one.numbers[ofOne + at] as number) + offset !== other.numbers[ofOther + at]) return false;
  if (one.keys === other.keys && offset === 0) return true;
  return isSameCounts(one, other, {
    from,
    offset,
    to: one.numbers[ofOne + numberAt.end] as number,
  });
}

interface Stretch {
  readonly from: number;
  readonly to: number;
  /** From a place in the one to its place in the other. */
  readonly offset: number;
}

function isSameCounts(
  one: TallyColumns,
  other: TallyColumns,
  { from, to, offset }: Stretch,
): boolean {
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
