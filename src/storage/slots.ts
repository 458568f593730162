// What the slots of a cell mean, and how a measurement falls into them.
import { bucketOf } from '../domain/cell.js';

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

/** Takes one step in a cell: `count` more (or fewer) in a slot. */
export type SlotSink = (slot: number, count: number) => void;

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
    if (wholeSeconds > 0) sink(slot.sum, sign * wholeSeconds);
    sink(endedSlot(bucket), sign);
    return;
  }
  if (outcome === 'open') sink(slot.open, sign);
  sink(censoredSlot(bucket), sign);
}
