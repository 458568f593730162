// The slots of one cell while many segments are added up: one row of numbers, used again for the next cell.
import { SortedCounts } from '../statistics/sorted-counts.js';
import { firstBucketSlot, slotSpan } from './slots.js';

const bitsPerWord = 32;

/** Sums per slot. All are 0 but those whose bit is set in `filled`: of some seven hundred slots a cell spans, fifty hold anything. */
export interface CellSlots {
  readonly sums: Float64Array;
  readonly filled: Int32Array;
  /** Where `listSlots` puts its answer. */
  readonly listed: ListedSlots;
}

/** The slots that hold anything: the first `size` of `slots`, rising. Good until something is added. */
export interface ListedSlots {
  readonly sums: Float64Array;
  readonly slots: Int16Array;
  size: number;
}

export function emptyCell(): CellSlots {
  const sums = new Float64Array(slotSpan);
  const filled = new Int32Array(slotSpan / bitsPerWord);
  return { sums, filled, listed: { sums, slots: new Int16Array(slotSpan), size: 0 } };
}

/** Adds `count` to a slot. */
export function addSlot({ sums, filled }: CellSlots, slot: number, count: number): void {
  sums[slot] = (sums[slot] as number) + count;
  const word = slot >> 5;
  filled[word] = (filled[word] as number) | (1 << (slot & 31));
}

/** The slots that hold anything. */
export function listSlots({ filled, listed }: CellSlots): ListedSlots {
  let size = 0;
  for (let word = 0; word < filled.length; word++)
    for (let bits = filled[word] as number; bits !== 0; bits &= bits - 1) {
      const slot = word * bitsPerWord + 31 - Math.clz32(bits & -bits);
      listed.slots[size] = slot;
      size += Number(listed.sums[slot] !== 0);
    }
  listed.size = size;
  return listed;
}

/** Makes room for the next cell, once its slots are listed. */
export function clearCell({ sums, filled, listed }: CellSlots): void {
  for (let place = 0; place < listed.size; place++) sums[listed.slots[place] as number] = 0;
  filled.fill(0);
}

/** Bucket slots from `first` on, below `end`, that hold anything. */
export function slotsFrom(
  { sums, slots, size }: ListedSlots,
  first: number,
  end = Infinity,
): readonly (readonly [slot: number, count: number])[] {
  const found: (readonly [number, number])[] = [];
  for (let place = 0; place < size; place++) {
    const slot = slots[place] as number;
    if (slot >= first && slot < end) found.push([slot, sums[slot] as number]);
  }
  return found;
}

/**
 * Tells whether a cell holds just what the cell asked about before it held. Where a channel never closes, its waits by the
 * staffed clock are those by the customer's.
 */
export class Repeats {
  private readonly slots = new Int16Array(slotSpan);
  private readonly counts = new Float64Array(slotSpan);
  private size = -1;

  isRepeated({ sums, slots, size }: ListedSlots): boolean {
    const { slots: slotsBefore, counts: countsBefore } = this;
    let unlike = this.size - size;
    this.size = size;
    for (let place = 0; place < size; place++) {
      const slot = slots[place] as number;
      const count = sums[slot] as number;
      unlike |= Number(slotsBefore[place] !== slot || countsBefore[place] !== count);
      slotsBefore[place] = slot;
      countsBefore[place] = count;
    }
    return unlike === 0;
  }
}

/** The waits of a cell by bucket, and how many there are. */
export interface CellWaits {
  readonly ended: SortedCounts;
  readonly censored: SortedCounts;
  readonly n: number;
}

/** Where the buckets of many cells lie one after the other. */
export interface Columns {
  /** Ended waits lie in every second slot from `firstBucketSlot` (that of bucket 0) on, censored ones between. */
  waitsOf(cell: ListedSlots): CellWaits;
}

/** Empty columns. Maps made from them share their memory. */
export function openColumns(): Columns {
  const ended = openColumn();
  const censored = openColumn();
  return {
    waitsOf: ({ sums, slots, size }) => {
      makeRoom(ended, size);
      makeRoom(censored, size);
      let n = 0;
      for (let place = 0; place < size; place++) {
        const slot = (slots[place] as number) - firstBucketSlot;
        if (slot < 0) continue;
        const count = sums[slot + firstBucketSlot] as number;
        append(slot % 2 === 0 ? ended : censored, slot >> 1, count);
        n += count;
      }
      return { ended: finish(ended), censored: finish(censored), n };
    },
  };
}

interface Column {
  keys: Int16Array;
  counts: Int32Array;
  from: number;
  used: number;
}

const chunk = 16_384;
const noCounts = new SortedCounts(new Int16Array(0), new Int32Array(0));

function openColumn(): Column {
  return { keys: new Int16Array(0), counts: new Int32Array(0), from: 0, used: 0 };
}

function makeRoom(column: Column, buckets: number): void {
  if (column.used + buckets <= column.keys.length) return;
  column.keys = new Int16Array(chunk);
  column.counts = new Int32Array(chunk);
  column.from = 0;
  column.used = 0;
}

function append(column: Column, key: number, count: number): void {
  column.keys[column.used] = key;
  column.counts[column.used++] = count;
}

function finish(column: Column): SortedCounts {
  const { keys, counts, from, used } = column;
  column.from = used;
  return from === used ? noCounts : new SortedCounts(keys, counts, from, used);
}
