import type { Instant } from './clock.js';

/** Half-open stretch of time [from, to). */
export interface Window {
  readonly from: Instant;
  readonly to: Instant;
}

/**
 * A stratum of time inside one block. `block` is the ISO week in the report zone (`2026-W43`), or the day (`2026-10-19`)
 * where history is shorter than a week. `daypart` 0..3 = 22-06, 06-12, 12-18, 18-22 local wall time.
 */
export interface TimeStratum {
  readonly block: string;
  readonly day: string;
  readonly daypart: 0 | 1 | 2 | 3;
  readonly isWeekend: boolean;
}
