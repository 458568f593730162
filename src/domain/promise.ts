import type { Instant } from './clock.js';
import type { ComparisonClock } from './comparison.js';

/** What a channel publicly undertakes. */
export interface ServicePromise {
  readonly channel: string;
  readonly metric: 'first_response' | 'resolution';
  /** Seconds. */
  readonly withinSeconds: number;
  readonly clock: ComparisonClock;
  /** null = every topic of the channel that has no promise of its own. */
  readonly topic: string | null;
  /** The promise holds for interactions opened from here on; null = always. */
  readonly from: Instant | null;
}
