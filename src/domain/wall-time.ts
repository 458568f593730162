// From local wall time to instants, the nights of clock changes included.
import type { Instant } from './clock.js';
import { offsetAt } from './zone-offset.js';

const dayMs = 86_400_000;

/**
 * The instants of a local wall time. `once`: first = second. `twice`: the hour that repeats in autumn.
 * `missing`: the hour that spring skips; both are the first instant after the change.
 */
export interface WallTime {
  readonly kind: 'once' | 'twice' | 'missing';
  readonly first: Instant;
  readonly second: Instant;
  /** The instant read with the offset that held before the change (the earlier offset). */
  readonly earlier: Instant;
}

/** When is it `localMs` (wall time written as if it were UTC, milliseconds) in `zone`? Throws on an unknown zone. */
export function wallTime(localMs: number, zone: string): WallTime {
  const earlier = localMs - offsetAt(localMs - dayMs, zone);
  const later = localMs - offsetAt(localMs + dayMs, zone);
  const isEarlierReal = isAt(earlier, localMs, zone);
  const isLaterReal = isAt(later, localMs, zone);
  if (isEarlierReal && isLaterReal) {
    const kind = earlier === later ? 'once' : 'twice';
    return { kind, first: Math.min(earlier, later), second: Math.max(earlier, later), earlier };
  }
  if (isEarlierReal) return { kind: 'once', first: earlier, second: earlier, earlier };
  if (isLaterReal) return { kind: 'once', first: later, second: later, earlier: later };
  const change = changeBetween(localMs - dayMs, localMs + dayMs, zone);
  return { kind: 'missing', first: change, second: change, earlier };
}

function isAt(instant: Instant, localMs: number, zone: string): boolean {
  return instant + offsetAt(instant, zone) === localMs;
}

/** The first instant after the change of offset that lies in (from, to]. */
function changeBetween(from: Instant, to: Instant, zone: string): Instant {
  const before = offsetAt(from, zone);
  let low = from;
  let high = to;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(middle, zone) === before) low = middle;
    else high = middle;
  }
  return high;
}
