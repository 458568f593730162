// One channel's contacts of one topic, as rows of columns: an entry is made when it is looked at.
import { isSameRow, languageAt, tallyAt, type EntryColumns } from './entry-columns.js';
import type { Entry, Evidence, Series } from './evidence.js';

/** Rows of columns, `order[from]` (included) to `order[to]` (not), oldest slot first. */
export class PackedSeries implements Series {
  constructor(
    readonly columns: EntryColumns,
    readonly order: Int32Array,
    readonly from: number,
    readonly to: number,
  ) {}

  get length(): number {
    return this.to - this.from;
  }

  *[Symbol.iterator](): IterableIterator<Entry> {
    for (let place = this.from; place < this.to; place++)
      yield entryAt(this.columns, this.order[place] as number);
  }
}

/** As it was read. */
export type PackedEvidence = Evidence<PackedSeries>;

function entryAt(columns: EntryColumns, row: number): Entry {
  return {
    slot: columns.slots[row] as number,
    language: languageAt(columns, row),
    tally: tallyAt(columns, row),
    weekdays: columns.weekdays[row] || undefined,
  };
}

/** Tells whether two slots, one of each, are the same. */
export type IsSameSlot = (slotOfOne: number, slotOfOther: number) => boolean;

/** Whether two hold the same entries in the same slots. */
export function isSameSeries(one: PackedSeries, other: PackedSeries, isSame: IsSameSlot): boolean {
  if (one.length !== other.length) return false;
  for (let at = 0; at < one.length; at++) {
    const row = one.order[one.from + at] as number;
    const place = other.order[other.from + at] as number;
    if (!isSame(one.columns.slots[row] as number, other.columns.slots[place] as number))
      return false;
    if (!isSameRow([one.columns, row], [other.columns, place])) return false;
  }
  return true;
}
