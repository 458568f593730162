// What the headers of an answer say about when to ask again. Instants are corrected by the vendor's own clock (`Date`).
import type { Instant } from '../../domain/clock.js';

export interface RateHints {
  /** `Retry-After`: not before this instant. */
  readonly retryAt: Instant | null;
  /** Calls left until `resetAt`. */
  readonly remaining: number | null;
  readonly resetAt: Instant | null;
}

type Headers = Readonly<Record<string, string>>;

const remainingNames = ['x-rate-limit-remaining', 'x-ratelimit-remaining', 'ratelimit-remaining'];
const resetNames = ['x-rate-limit-reset', 'x-ratelimit-reset', 'ratelimit-reset'];
/** Below this a number counts seconds from now, above it seconds since 1970. */
const epochFrom = 100_000_000;

/** Reads `Retry-After` (seconds or date) and the usual rate-limit headers (epoch, seconds or ISO); `now` is our clock. */
export function hintsOf(headers: Headers, now: Instant): RateHints {
  const theirNow = Date.parse(headers['date'] ?? '');
  const skew = Number.isFinite(theirNow) ? now - theirNow : 0;
  const remaining = numberOf(firstOf(headers, remainingNames));
  return {
    retryAt: instantOf(headers['retry-after'], now, skew),
    remaining,
    resetAt: instantOf(firstOf(headers, resetNames), now, skew),
  };
}

function firstOf(headers: Headers, names: readonly string[]): string | undefined {
  return names.map((name) => headers[name]).find((value) => value !== undefined);
}

function numberOf(text: string | undefined): number | null {
  const number = Number(text ?? '');
  return text !== undefined && text.trim() !== '' && Number.isFinite(number) ? number : null;
}

function instantOf(text: string | undefined, now: Instant, skew: number): Instant | null {
  if (text === undefined || text.trim() === '') return null;
  const number = numberOf(text);
  if (number === null) {
    const at = Date.parse(text);
    return Number.isFinite(at) ? at + skew : null;
  }
  if (number < 0) return null;
  if (number < epochFrom) return now + number * 1000;
  return (number < epochFrom * 1000 ? number * 1000 : number) + skew;
}
