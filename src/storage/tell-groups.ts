// Groups of segments and single rows -> the tallies of their cells.
import type { Cell, CellTally, Tally } from '../domain/cell.js';
import type { PackedCells } from '../domain/packed-cells.js';
import { besideOf } from './beside.js';
import type { AddressOf } from './cell-addresses.js';
import { openColumns, openRepeats, type Columns, type ListedSlots } from './cell-slots.js';
import type { Group } from './kept-groups.js';
import type { Names } from './names.js';
import { openSlotPacking } from './pack-slots.js';
import { tallyOf } from './tally-of.js';
import { walkSegments } from './walk-segments.js';

/** What the keys and numbers of groups mean. */
export interface Meaning {
  readonly names: Names;
  readonly addressOf: AddressOf;
}

/** As a list. */
export function inLists({ names, addressOf }: Meaning): (group: Group) => readonly CellTally[] {
  const columns = openColumns();
  return ({ segments, steps }) => {
    const tallies: CellTally[] = [];
    const tallyWaits = openWaits(columns);
    walkSegments(segments, steps, (key, slots, marks) => {
      const { cell, kind } = addressOf(key);
      const tally =
        kind === 'duration'
          ? tallyWaits(slots)
          : withBeside(tallyOf(kind, slots, columns), slots, names);
      tallies.push(marks === 0 ? { cell, tally } : { cell, tally, marks });
    });
    return tallies;
  };
}

/** In columns. */
export function inColumns({ names, addressOf }: Meaning): (group: Group) => PackedCells {
  const packing = openSlotPacking();
  return ({ segments, steps }) => {
    const cells: Cell[] = [];
    const marks: number[] = [];
    const beside = new Map<number, NonNullable<Tally['beside']>>();
    walkSegments(segments, steps, (key, slots, mark) => {
      const { cell, kind } = addressOf(key);
      const counted = kind === 'duration' ? undefined : besideOf(slots, names.channels);
      if (counted !== undefined) beside.set(cells.length, counted);
      packing.add(kind, slots);
      cells.push(cell);
      marks.push(mark);
    });
    const { numbers, sums, keys, counts } = packing.take();
    return { numbers, sums, keys, counts, beside, cells, marks: Int32Array.from(marks) };
  };
}

/** Waits that repeat those of the cell before are the same object. */
function openWaits(columns: Columns): (slots: ListedSlots) => Tally {
  const repeats = openRepeats();
  let last: Tally | null = null;
  return (slots) => {
    const isRepeated = repeats(slots);
    last = isRepeated && last !== null ? last : tallyOf('duration', slots, columns);
    return last;
  };
}

function withBeside(tally: Tally, slots: ListedSlots, names: Names): Tally {
  const beside = besideOf(slots, names.channels);
  return beside === undefined ? tally : { beside, ...tally };
}
