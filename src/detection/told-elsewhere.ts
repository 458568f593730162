// One cause is told once: by all topics where all share it, by a topic where it is that topic's own.
import type { CellReading } from './cell-reading.js';
import type { Direction } from './evidence-strength.js';
import type { Latch } from './latch.js';
import { isCalling, restWithout } from './rest-of-topics.js';

/** The cells of a pair as the day goes on: all topics first. */
export interface Cells {
  readonly readings: readonly CellReading[];
  readonly latches: ReadonlyMap<string | null, Latch>;
}

/**
 * A topic waits while the other topics, taken together, are half-way to an alarm themselves: then all topics are about to speak. All topics
 * stay silent unless the topics not open yet alarm by themselves: else those open have said it.
 */
export function isToldElsewhere(
  topic: string | null,
  worse: Direction,
  cells: Cells,
  level: number,
): boolean {
  const isOpen = (one: string | null): boolean => cells.latches.get(one)?.gap?.worse === worse;
  if (topic !== null) {
    const others = restWithout(cells.readings, (one) => one === topic);
    return !isOpen(null) && isCalling(others, worse, Math.sqrt(level));
  }
  const hasOpen = cells.readings.some((one) => one.topic !== null && isOpen(one.topic));
  return hasOpen && !isCalling(restWithout(cells.readings, isOpen), worse, level);
}
