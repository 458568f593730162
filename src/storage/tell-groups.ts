// Groups of segments and single rows -> the tallies of their cells.
import type { Cell, CellTally, Tally } from '../domain/cell.js';
import type { PackedCells } from '../domain/packed-cells.js';
import { besideOf } from './beside.js';
import type { AddressOf } from './cell-addresses.js';
import { openColumns, Repeats, type Columns, type ListedSlots } from './cell-slots.js';
import type { Group } from './kept-groups.js';
import type { Names } from './names.js';
import { SlotPacking } from './pack-slots.js';
import { tallyOf } from './tally-of.js';
import { walkSegments, type CellTaker } from './walk-segments.js';

/** What the keys and numbers of groups mean. */
export interface Meaning {
  readonly names: Names;
  readonly addressOf: AddressOf;
}

/** As a list. */
export function inLists(meaning: Meaning): (group: Group) => readonly CellTally[] {
  const columns = openColumns();
  return ({ segments, steps }) => {
    const list = new CellList(meaning, columns);
    walkSegments(segments, steps, list);
    return list.tallies;
  };
}

/** In columns. */
export function inColumns(meaning: Meaning): (group: Group) => PackedCells {
  const packing = new SlotPacking();
  return ({ segments, steps }) => {
    const rows = new CellRows(meaning, packing);
    walkSegments(segments, steps, rows);
    return rows.packed();
  };
}

// Classes, not functions made for each group: V8 lets go of what it compiled for a function when the last of its kind is collected.

class CellList implements CellTaker {
  readonly tallies: CellTally[] = [];
  private readonly repeats = new Repeats();
  private lastWaits: Tally | null = null;

  constructor(
    private readonly meaning: Meaning,
    private readonly columns: Columns,
  ) {}

  take(key: number, slots: ListedSlots, marks: number): void {
    const { cell, kind } = this.meaning.addressOf(key);
    const tally =
      kind === 'duration'
        ? this.waitsOf(slots)
        : withBeside(tallyOf(kind, slots, this.columns), slots, this.meaning.names);
    this.tallies.push(marks === 0 ? { cell, tally } : { cell, tally, marks });
  }

  /** Waits that repeat those of the cell before are the same object. */
  private waitsOf(slots: ListedSlots): Tally {
    const isRepeated = this.repeats.isRepeated(slots);
    if (!isRepeated || this.lastWaits === null)
      this.lastWaits = tallyOf('duration', slots, this.columns);
    return this.lastWaits;
  }
}

class CellRows implements CellTaker {
  private readonly cells: Cell[] = [];
  private readonly marks: number[] = [];
  private readonly beside = new Map<number, NonNullable<Tally['beside']>>();

  constructor(
    private readonly meaning: Meaning,
    private readonly packing: SlotPacking,
  ) {}

  take(key: number, slots: ListedSlots, marks: number): void {
    const { cell, kind } = this.meaning.addressOf(key);
    const counted = kind === 'duration' ? undefined : besideOf(slots, this.meaning.names.channels);
    if (counted !== undefined) this.beside.set(this.cells.length, counted);
    this.packing.add(kind, slots);
    this.cells.push(cell);
    this.marks.push(marks);
  }

  packed(): PackedCells {
    const { beside, cells } = this;
    const { numbers, sums, keys, counts } = this.packing.take();
    return { numbers, sums, keys, counts, beside, cells, marks: Int32Array.from(this.marks) };
  }
}

function withBeside(tally: Tally, slots: ListedSlots, names: Names): Tally {
  const beside = besideOf(slots, names.channels);
  return beside === undefined ? tally : { beside, ...tally };
}
