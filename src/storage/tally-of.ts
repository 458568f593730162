// Slots of a cell -> the tally the rest of the product reads.
import type { Tally } from '../domain/cell.js';
import type { MetricKind } from '../domain/metric.js';
import { besideSlot, firstBucketSlot, slot } from './slots.js';

export type SlotCounts = ReadonlyMap<number, number>;

const empty: ReadonlyMap<number, number> = new Map();

/** The tally a cell's slots stand for. Waits still open are part of `censored` too, and counted in `open`. */
export function tallyOf(kind: MetricKind, counts: SlotCounts): Tally {
  if (kind === 'duration') return durationTally(counts);
  return kind === 'share' ? shareTally(counts) : ratingTally(counts);
}

function at(counts: SlotCounts, index: number): number {
  return counts.get(index) ?? 0;
}

function bare(counts: SlotCounts): Tally {
  return {
    n: 0,
    dateOnly: at(counts, slot.dateOnly),
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

function durationTally(counts: SlotCounts): Tally {
  const ended = new Map<number, number>();
  const censored = new Map<number, number>();
  let n = 0;
  for (const [index, count] of counts) {
    if (index < firstBucketSlot) continue;
    const offset = index - firstBucketSlot;
    (offset % 2 === 0 ? ended : censored).set(Math.floor(offset / 2), count);
    n += count;
  }
  return {
    ...bare(counts),
    n,
    ended,
    censored,
    open: at(counts, slot.open),
    sum: at(counts, slot.sum),
  };
}

function shareTally(counts: SlotCounts): Tally {
  const [yes, no, pending] = [at(counts, slot.yes), at(counts, slot.no), at(counts, slot.pending)];
  return { ...bare(counts), n: yes + no + pending, yes, no, pending };
}

function ratingTally(counts: SlotCounts): Tally {
  const levels = new Map<number, number>();
  let n = 0;
  let hundredths = 0;
  for (const [index, count] of counts) {
    if (index < firstBucketSlot || index >= besideSlot.mode) continue;
    levels.set((index - firstBucketSlot) / 100, count);
    n += count;
    hundredths += (index - firstBucketSlot) * count;
  }
  return { ...bare(counts), n, sum: hundredths / 100, levels };
}
