// What the slots of a cell mean, and how a measurement falls into them.
import { bucketOf } from '../domain/cell.js';

/** More than any slot number: 2 to the power of its bits. */
export const slotBits = 12;
export const slotSpan = 1 << slotBits;

/** Fixed slots; `pending` and `open` occur only while reading, never in a stored segment. */
export const slot = { dateOnly: 0, sum: 1, yes: 2, no: 3, pending: 4, open: 5 } as const;

/** Durations: ended buckets lie on even, censored ones on odd numbers from here on. Ratings: hundredths from here on. */
export const firstBucketSlot = 8;

/** What is counted beside shares and ratings lies from here on: survey modes, kinds of identity, channels escaped to. */
export const besideSlot = { mode: 2048, identity: 2064, to: 2080 } as const;

export function endedSlot(bucket: number): number {
  return firstBucketSlot + 2 * bucket;
}

export function censoredSlot(bucket: number): number {
  return firstBucketSlot + 2 * bucket + 1;
}

export function levelSlot(value: number): number {
  return firstBucketSlot + Math.round(value * 100);
}

/** Takes steps in a cell: `count` more (or fewer) in a slot. */
export interface SlotSink {
  count(slot: number, count: number): void;
}

/** Writes a wait into its slots; `sign` -1 takes it out again. */
export function countDuration(
  outcome: 'ended' | 'censored' | 'open',
  seconds: number,
  sign: 1 | -1,
  sink: SlotSink,
): void {
  const bucket = bucketOf(seconds);
  if (outcome === 'ended') {
    const wholeSeconds = Math.round(seconds);
    if (wholeSeconds > 0) sink.count(slot.sum, sign * wholeSeconds);
    sink.count(endedSlot(bucket), sign);
    return;
  }
  if (outcome === 'open') sink.count(slot.open, sign);
  sink.count(censoredSlot(bucket), sign);
}
