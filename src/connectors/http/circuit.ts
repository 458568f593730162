// A source that fails again and again is left alone for a while: twice as long each time, an hour at most.
import type { Clock, Instant } from '../../domain/clock.js';

export interface Circuit {
  /** Until when nothing is asked; null = it is closed, or one trial may be made. */
  openUntil(): Instant | null;
  succeeded(): void;
  failed(): void;
}

const failuresToOpen = 3;
const firstRestSeconds = 30;
const longestRestSeconds = 3600;

/** Opens after three requests in a row that failed in spite of their retries. */
export function createCircuit(clock: Clock): Circuit {
  let failures = 0;
  let until: Instant = -Infinity;
  return {
    openUntil: () => (until > clock.now() ? until : null),
    succeeded: () => {
      failures = 0;
      until = -Infinity;
    },
    failed: () => {
      failures += 1;
      if (failures < failuresToOpen) return;
      const rest = firstRestSeconds * 2 ** (failures - failuresToOpen);
      until = clock.now() + Math.min(rest, longestRestSeconds) * 1000;
    },
  };
}
