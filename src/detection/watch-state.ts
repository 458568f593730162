// What the monitor remembers of one pair under watch between two days.
import type { Latch } from './latch.js';
import type { TopicWeeks } from './cell-weeks.js';

export interface WatchState {
  readonly key: string;
  /** Last finished local day that was evaluated. */
  readonly lastDay: string | null;
  readonly weeks: TopicWeeks;
  /** Topic (null = all topics) -> latch. */
  readonly latches: ReadonlyMap<string | null, Latch>;
  /** Cells that could ever alarm: each raises the level for all. */
  readonly joined: ReadonlySet<string | null>;
}

/** A pair nobody has watched yet. */
export function freshWatch(key: string): WatchState {
  return { key, lastDay: null, weeks: new Map(), latches: new Map(), joined: new Set() };
}
