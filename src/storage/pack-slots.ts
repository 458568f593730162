// Slots of cells -> rows of columns.
import type { MetricKind } from '../domain/metric.js';
import { numberAt, numbersPerRow, type TallyColumns } from '../domain/packed-cells.js';
import { Repeats, type ListedSlots } from './cell-slots.js';
import { besideSlot, firstBucketSlot, slot } from './slots.js';

interface Room {
  numbers: Int32Array;
  sums: Float64Array;
  keys: Int16Array;
  counts: Int32Array;
  rows: number;
  buckets: number;
  /** The last row of waits; -1 = none. */
  lastWaits: number;
}

function noRoom(): Room {
  return {
    numbers: new Int32Array(0),
    sums: new Float64Array(0),
    keys: new Int16Array(0),
    counts: new Int32Array(0),
    rows: 0,
    buckets: 0,
    lastWaits: -1,
  };
}

/** Rows to come, in room that is used again for the rows after. */
export class SlotPacking {
  private readonly room = noRoom();
  private readonly repeats = new Repeats();

  /** Adds a row: what a cell's slots stand for. Waits still open are part of the censored too. */
  add(kind: MetricKind, cell: ListedSlots): void {
    makeRoom(this.room, cell.size);
    if (kind === 'duration') addWaits(this.room, cell, this.repeats.isRepeated(cell));
    else if (kind === 'share') addShare(this.room, cell);
    else addRatings(this.room, cell);
    this.room.rows += 1;
  }

  /** The rows so far, in columns of their own; none are left. */
  take(): Omit<TallyColumns, 'beside'> {
    const { numbers, sums, keys, counts, rows, buckets } = this.room;
    Object.assign(this.room, { rows: 0, buckets: 0, lastWaits: -1 });
    return {
      numbers: numbers.slice(0, rows * numbersPerRow),
      sums: sums.slice(0, rows),
      keys: keys.slice(0, buckets),
      counts: counts.slice(0, buckets),
    };
  }
}

const leastRows = 256;
const leastBuckets = 8192;

function makeRoom(room: Room, buckets: number): void {
  if (room.rows === room.sums.length) {
    const rows = Math.max(leastRows, 2 * room.rows);
    const { numbers, sums } = room;
    room.numbers = new Int32Array(rows * numbersPerRow);
    room.numbers.set(numbers);
    room.sums = new Float64Array(rows);
    room.sums.set(sums);
  }
  if (room.buckets + buckets <= room.keys.length) return;
  const { keys, counts } = room;
  const size = Math.max(leastBuckets, 2 * room.keys.length, room.buckets + buckets);
  room.keys = new Int16Array(size);
  room.keys.set(keys);
  room.counts = new Int32Array(size);
  room.counts.set(counts);
}

function put(room: Room, at: number, value: number): void {
  room.numbers[room.rows * numbersPerRow + at] = value;
}

/** Waits by the staffed clock that repeat those of the customer's lie where they do. */
function addWaits(room: Room, cell: ListedSlots, isRepeated: boolean): void {
  const { numbers, sums, rows, lastWaits } = room;
  room.lastWaits = rows;
  if (isRepeated && lastWaits >= 0) {
    const from = lastWaits * numbersPerRow;
    numbers.copyWithin(rows * numbersPerRow, from, from + numbersPerRow);
    sums[rows] = sums[lastWaits] as number;
    return;
  }
  put(room, numberAt.ended, room.buckets);
  const ended = addBuckets(room, cell, 0);
  put(room, numberAt.censored, room.buckets);
  const censored = addBuckets(room, cell, 1);
  put(room, numberAt.levels, room.buckets);
  put(room, numberAt.end, room.buckets);
  put(room, numberAt.n, ended + censored);
  put(room, numberAt.open, cell.sums[slot.open] as number);
  put(room, numberAt.dateOnly, cell.sums[slot.dateOnly] as number);
  for (const at of [numberAt.yes, numberAt.no, numberAt.pending]) put(room, at, 0);
  sums[rows] = cell.sums[slot.sum] as number;
}

/** Ended waits lie in every second slot from `firstBucketSlot` (that of bucket 0) on, censored ones (1) between. Answers how many there are. */
function addBuckets(room: Room, { sums, slots, size }: ListedSlots, parity: 0 | 1): number {
  const { keys, counts } = room;
  let next = room.buckets;
  let total = 0;
  for (let place = 0; place < size; place++) {
    const at = (slots[place] as number) - firstBucketSlot;
    if (at < 0 || (at & 1) !== parity) continue;
    const count = sums[at + firstBucketSlot] as number;
    keys[next] = at >> 1;
    counts[next++] = count;
    total += count;
  }
  room.buckets = next;
  return total;
}

function addShare(room: Room, { sums }: ListedSlots): void {
  const yes = sums[slot.yes] as number;
  const no = sums[slot.no] as number;
  const pending = sums[slot.pending] as number;
  put(room, numberAt.n, yes + no + pending);
  put(room, numberAt.yes, yes);
  put(room, numberAt.no, no);
  put(room, numberAt.pending, pending);
  put(room, numberAt.open, 0);
  put(room, numberAt.dateOnly, sums[slot.dateOnly] as number);
  for (let at: number = numberAt.ended; at <= numberAt.end; at++) put(room, at, room.buckets);
  room.sums[room.rows] = 0;
}

function addRatings(room: Room, { sums, slots, size }: ListedSlots): void {
  for (let at: number = numberAt.open; at <= numberAt.pending; at++) put(room, at, 0);
  for (const at of [numberAt.ended, numberAt.censored, numberAt.levels])
    put(room, at, room.buckets);
  let n = 0;
  let hundredths = 0;
  for (let place = 0; place < size; place++) {
    const at = (slots[place] as number) - firstBucketSlot;
    if (at < 0 || at + firstBucketSlot >= besideSlot.mode) continue;
    const count = sums[at + firstBucketSlot] as number;
    room.keys[room.buckets] = at;
    room.counts[room.buckets++] = count;
    n += count;
    hundredths += at * count;
  }
  put(room, numberAt.end, room.buckets);
  put(room, numberAt.n, n);
  put(room, numberAt.dateOnly, sums[slot.dateOnly] as number);
  room.sums[room.rows] = hundredths / 100;
}
