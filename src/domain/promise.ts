// What a channel undertakes, which promise fits an interaction, and when it falls due.
import { addStaffed } from './calendar.js';
import type { Calendar } from './calendar.js';
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

/** What decides which promise an interaction was made. */
export interface Promised {
  readonly channel: string;
  readonly topic: string | null;
  readonly openedAt: Instant;
}

/**
 * Which promise on `metric` stood when this interaction opened? The most specific fit: one for its topic before one for
 * the whole channel, then the latest `from`, then the first written. Null where the channel undertakes nothing.
 */
export function promiseFor(
  promises: readonly ServicePromise[],
  interaction: Promised,
  metric: ServicePromise['metric'],
): ServicePromise | null {
  let best: ServicePromise | null = null;
  for (const promise of promises) {
    if (promise.metric !== metric || !isFor(promise, interaction)) continue;
    if (best === null || isCloser(promise, best)) best = promise;
  }
  return best;
}

/** When does the promise fall due? Infinity where its calendar never opens long enough. Without one it is always open. */
export function promiseDueAt(
  promise: ServicePromise,
  openedAt: Instant,
  calendar: Calendar | null,
): Instant {
  return promise.clock === 'staffed' && calendar !== null
    ? addStaffed(calendar, openedAt, promise.withinSeconds)
    : openedAt + promise.withinSeconds * 1000;
}

function isFor(promise: ServicePromise, interaction: Promised): boolean {
  if (promise.channel !== interaction.channel) return false;
  if (promise.topic !== null && promise.topic !== interaction.topic) return false;
  return promise.from === null || promise.from <= interaction.openedAt;
}

function isCloser(promise: ServicePromise, best: ServicePromise): boolean {
  if ((promise.topic === null) !== (best.topic === null)) return promise.topic !== null;
  return (promise.from ?? -Infinity) > (best.from ?? -Infinity);
}
