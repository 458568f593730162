// Slots of a cell -> the tally the rest of the product reads.
import type { Tally } from '../domain/cell.js';
import type { MetricKind } from '../domain/metric.js';
import { slotsFrom, type CellSlots, type Columns } from './cell-slots.js';
import { besideSlot, firstBucketSlot, slot } from './slots.js';

const empty: ReadonlyMap<number, number> = new Map();

/** The tally a cell's slots stand for. Waits still open are part of `censored` too, and counted in `open`. */
export function tallyOf(kind: MetricKind, cell: CellSlots, columns: Columns): Tally {
  if (kind === 'duration') return durationTally(cell, columns);
  return kind === 'share' ? shareTally(cell) : ratingTally(cell);
}

function at({ sums }: CellSlots, index: number): number {
  return sums[index] as number;
}

function bare(cell: CellSlots): Tally {
  return {
    n: 0,
    dateOnly: at(cell, slot.dateOnly),
    ended: empty,
    censored: empty,
    open: 0,
    sum: 0,
    yes: 0,
    no: 0,
    pending: 0,
    levels: empty,
  };
}

function durationTally(cell: CellSlots, columns: Columns): Tally {
  let n = 0;
  for (let bucket = cell.low; bucket <= cell.high; bucket++) n += cell.sums[bucket] as number;
  return {
    ...bare(cell),
    n,
    ended: columns.everySecond(cell, firstBucketSlot),
    censored: columns.everySecond(cell, firstBucketSlot + 1),
    open: at(cell, slot.open),
    sum: at(cell, slot.sum),
  };
}

function shareTally(cell: CellSlots): Tally {
  const [yes, no, pending] = [at(cell, slot.yes), at(cell, slot.no), at(cell, slot.pending)];
  return { ...bare(cell), n: yes + no + pending, yes, no, pending };
}

function ratingTally(cell: CellSlots): Tally {
  const levels = new Map<number, number>();
  let n = 0;
  let hundredths = 0;
  for (const [index, count] of slotsFrom(cell, firstBucketSlot, besideSlot.mode)) {
    levels.set((index - firstBucketSlot) / 100, count);
    n += count;
    hundredths += (index - firstBucketSlot) * count;
  }
  return { ...bare(cell), n, sum: hundredths / 100, levels };
}
