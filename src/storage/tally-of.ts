// Slots of a cell -> the tally the rest of the product reads.
import type { Tally } from '../domain/cell.js';
import type { MetricKind } from '../domain/metric.js';
import { slotsFrom, type Columns, type ListedSlots } from './cell-slots.js';
import { besideSlot, firstBucketSlot, slot } from './slots.js';

const empty: ReadonlyMap<number, number> = new Map();

/** The tally a cell's slots stand for. Waits still open are part of `censored` too, and counted in `open`. */
export function tallyOf(kind: MetricKind, cell: ListedSlots, columns: Columns): Tally {
  if (kind === 'duration') return durationTally(cell, columns);
  return kind === 'share' ? shareTally(cell) : ratingTally(cell);
}

/** A whole number of contacts, as V8 keeps small ones: without a box. */
function countAt({ sums }: ListedSlots, index: number): number {
  return (sums[index] as number) | 0;
}

/** Every tally is written out in full, in one order: spread together, each would get a hidden class of its own. */
function durationTally(cell: ListedSlots, columns: Columns): Tally {
  const { n, ended, censored } = columns.waitsOf(cell);
  return {
    n: n | 0,
    dateOnly: countAt(cell, slot.dateOnly),
    ended,
    censored,
    open: countAt(cell, slot.open),
    sum: cell.sums[slot.sum] as number,
    yes: 0,
    no: 0,
    pending: 0,
    levels: empty,
  };
}

function shareTally(cell: ListedSlots): Tally {
  const [yes, no, pending] = [slot.yes, slot.no, slot.pending].map((one) => countAt(cell, one)) as [
    number,
    number,
    number,
  ];
  return {
    n: yes + no + pending,
    dateOnly: countAt(cell, slot.dateOnly),
    ended: empty,
    censored: empty,
    open: 0,
    sum: 0,
    yes,
    no,
    pending,
    levels: empty,
  };
}

function ratingTally(cell: ListedSlots): Tally {
  const levels = new Map<number, number>();
  let n = 0;
  let hundredths = 0;
  for (const [index, count] of slotsFrom(cell, firstBucketSlot, besideSlot.mode)) {
    levels.set((index - firstBucketSlot) / 100, count);
    n += count;
    hundredths += (index - firstBucketSlot) * count;
  }
  return {
    n,
    dateOnly: countAt(cell, slot.dateOnly),
    ended: empty,
    censored: empty,
    open: 0,
    sum: hundredths / 100,
    yes: 0,
    no: 0,
    pending: 0,
    levels,
  };
}
