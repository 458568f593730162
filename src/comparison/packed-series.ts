// One channel's contacts of one topic, as rows of columns: an entry is made when it is looked at.
import type { PackedCells } from '../domain/packed-cells.js';
import type { Entry, Evidence, Part, Series } from './evidence.js';
import { isSameRow, tallyAt } from './packed-tally.js';
import type { RowSum } from './row-sum.js';

/** Rows of the cells of slots, in the order of series and, of each, oldest slot first. */
export interface PackedRows {
  /** Slot -> its cells. */
  readonly tables: readonly PackedCells[];
  readonly slots: Int32Array;
  readonly rows: Int32Array;
}

/** Stands at a row. */
class PackedPart implements Part {
  slot = 0;
  row = 0;

  constructor(public table: PackedCells) {}

  get language(): string | null {
    return this.table.cells[this.row]!.language;
  }

  get weekdays(): number | undefined {
    return this.table.marks[this.row] || undefined;
  }

  addTo(sum: RowSum): void {
    sum.addRow(this.table, this.row);
  }
}

/** Places `from` (included) to `to` (not) of the rows. */
export class PackedSeries implements Series {
  constructor(
    private readonly packed: PackedRows,
    private readonly from: number,
    private readonly to: number,
  ) {}

  get length(): number {
    return this.to - this.from;
  }

  /** The same places of other rows. */
  over(packed: PackedRows): PackedSeries {
    return new PackedSeries(packed, this.from, this.to);
  }

  *[Symbol.iterator](): IterableIterator<Entry> {
    const { tables, slots, rows } = this.packed;
    for (let place = this.from; place < this.to; place++) {
      const slot = slots[place] as number;
      const row = rows[place] as number;
      const table = tables[slot] as PackedCells;
      yield {
        slot,
        language: table.cells[row]!.language,
        tally: tallyAt(table, row),
        weekdays: table.marks[row] || undefined,
      };
    }
  }

  eachPart(visit: (part: Part) => void): void {
    const { tables, slots, rows } = this.packed;
    const [table] = tables;
    if (table === undefined) return;
    const part = new PackedPart(table);
    for (let place = this.from; place < this.to; place++) {
      part.slot = slots[place] as number;
      part.row = rows[place] as number;
      part.table = tables[part.slot] as PackedCells;
      visit(part);
    }
  }

  /** Whether it holds the same entries as another in the same slots; `isSameSlot` tells of two, one of each. */
  isLike(other: PackedSeries, isSameSlot: IsSameSlot): boolean {
    if (this.length !== other.length) return false;
    for (let at = 0; at < this.length; at++)
      if (!this.isLikeAt(this.from + at, other, other.from + at, isSameSlot)) return false;
    return true;
  }

  private isLikeAt(
    place: number,
    other: PackedSeries,
    opposite: number,
    isSameSlot: IsSameSlot,
  ): boolean {
    const slot = this.packed.slots[place] as number;
    const others = other.packed.slots[opposite] as number;
    const row = this.packed.rows[place] as number;
    const otherRow = other.packed.rows[opposite] as number;
    const one = this.packed.tables[slot] as PackedCells;
    const two = other.packed.tables[others] as PackedCells;
    if (!isSameSlot(slot, others)) return false;
    if (one === two && row === otherRow) return true;
    return (
      one.marks[row] === two.marks[otherRow] &&
      one.cells[row]!.language === two.cells[otherRow]!.language &&
      isSameRow(one, row, two, otherRow)
    );
  }
}

/** Tells of two slots, one of each series. */
type IsSameSlot = (own: number, others: number) => boolean;

/** As it was read. */
export interface PackedEvidence extends Evidence<PackedSeries> {
  /** What all series are places of. */
  readonly packed: PackedRows;
}

/** Whether the same cells stand in the same rows of both, whatever is counted there: one was made after the other (`indexEvidence`). */
export function isLaidAlike(one: PackedEvidence, other: PackedEvidence): boolean {
  return one.packed.rows === other.packed.rows;
}
