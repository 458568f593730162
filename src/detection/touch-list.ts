// Which blocks of which series changed since they were last asked for.
import type { MetricId } from '../domain/metric.js';
import type { Variant } from '../domain/cell.js';

/** One channel on one topic in one reading of a metric. */
export interface SeriesAddress {
  readonly metric: MetricId;
  readonly variant: Variant;
  readonly channel: string;
  readonly topic: string;
}

/** Blocks of a series that changed. */
export type Touched = (address: SeriesAddress) => ReadonlySet<string>;

export interface TouchList {
  readonly add: (address: SeriesAddress, block: string) => void;
  /** The changed blocks that are due; the others wait for a later call. */
  readonly take: (isDue: (block: string) => boolean) => Touched;
}

const nothing: ReadonlySet<string> = new Set();

function keyOf({ metric, variant, channel, topic }: SeriesAddress): string {
  return `${metric}|${variant}|${channel}|${topic}`;
}

export function createTouchList(): TouchList {
  const waiting = new Map<string, Set<string>>();
  return {
    add: (address, block) => {
      const key = keyOf(address);
      const blocks = waiting.get(key);
      if (blocks) blocks.add(block);
      else waiting.set(key, new Set([block]));
    },
    take: (isDue) => {
      const taken = new Map<string, Set<string>>();
      for (const [key, blocks] of waiting) {
        const due = new Set([...blocks].filter(isDue));
        for (const block of due) blocks.delete(block);
        if (due.size > 0) taken.set(key, due);
      }
      return (address) => taken.get(keyOf(address)) ?? nothing;
    },
  };
}
