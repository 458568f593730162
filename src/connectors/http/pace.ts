// When the vendor wants to hear from us again, remembered between requests and polls.
import type { Clock, Instant } from '../../domain/clock.js';
import type { HttpAnswer } from '../connector.js';
import { hintsOf, type RateHints } from './hints.js';

export interface Pace {
  /** Not before this instant; null = now. */
  waitsUntil(): Instant | null;
  /** Takes note of what an answer says about waiting; answers the instant it names for this very request, if any. */
  note(answer: HttpAnswer): Instant | null;
}

export function createPace(clock: Clock): Pace {
  let until: Instant = -Infinity;
  return {
    waitsUntil: () => (until > clock.now() ? until : null),
    note: (answer) => {
      const hints = hintsOf(answer.headers, clock.now());
      const named = namedInstant(answer.status, hints);
      const spent = hints.remaining !== null && hints.remaining <= 0 ? hints.resetAt : null;
      until = Math.max(until, named ?? -Infinity, spent ?? -Infinity);
      return named;
    },
  };
}

/** When a refused request may come again, where the vendor says so. */
function namedInstant(status: number, { retryAt, resetAt }: RateHints): Instant | null {
  if (status === 429) return retryAt ?? resetAt;
  return status === 503 ? retryAt : null;
}
