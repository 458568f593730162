// The slots of one cell while many segments are added up: one row of numbers, used again for the next cell.
import { SortedCounts } from '../statistics/sorted-counts.js';
import { firstBucketSlot, slotSpan } from './slots.js';

/** Sums per slot. Of the buckets, all are 0 outside `low` to `high`, both included. */
export interface CellSlots {
  readonly sums: Float64Array;
  low: number;
  high: number;
}

export function emptyCell(): CellSlots {
  return { sums: new Float64Array(slotSpan), low: slotSpan, high: -1 };
}

/** Adds `count` to a slot. */
export function addSlot(cell: CellSlots, slot: number, count: number): void {
  if (slot >= firstBucketSlot) {
    if (slot < cell.low) cell.low = slot;
    if (slot > cell.high) cell.high = slot;
  }
  cell.sums[slot] = (cell.sums[slot] as number) + count;
}

/** Makes room for the next cell. */
export function clearCell(cell: CellSlots): void {
  cell.sums.fill(0, 0, firstBucketSlot);
  if (cell.high >= cell.low) cell.sums.fill(0, cell.low, cell.high + 1);
  cell.low = slotSpan;
  cell.high = -1;
}

/** Bucket slots from `first` on, below `end`, that hold anything. */
export function slotsFrom(
  { sums, low, high }: CellSlots,
  first: number,
  end = Infinity,
): readonly (readonly [slot: number, count: number])[] {
  const found: (readonly [number, number])[] = [];
  for (let slot = Math.max(first, low); slot <= high && slot < end; slot++)
    if (sums[slot] !== 0) found.push([slot, sums[slot] as number]);
  return found;
}

/** Where the buckets of many cells lie one after the other. */
export interface Columns {
  /** Every second slot of a cell, from `first` (the slot of key 0) on. */
  everySecond(cell: CellSlots, first: number): SortedCounts;
}

const chunk = 16_384;
const noCounts = new SortedCounts(new Int16Array(0), new Int32Array(0));

/** Empty columns. Maps made from them share their memory. */
export function openColumns(): Columns {
  let [keys, counts, used] = [new Int16Array(0), new Int32Array(0), 0];
  return {
    everySecond({ sums, low, high }, first) {
      if (used + (high - first) / 2 + 1 > keys.length)
        [keys, counts, used] = [new Int16Array(chunk), new Int32Array(chunk), 0];
      const from = used;
      for (let slot = low <= first ? first : low + ((low - first) % 2); slot <= high; slot += 2) {
        const count = sums[slot] as number;
        if (count === 0) continue;
        keys[used] = (slot - first) / 2;
        counts[used++] = count;
      }
      return from === used ? noCounts : new SortedCounts(keys, counts, from, used);
    },
  };
}
