// The stretch of time a reading is about, and what may be said of time itself.
import type { Instant } from '../domain/clock.js';
import type { Access, HttpAnswer, Range } from './connector.js';

const dayMs = 86_400_000;

/** What is read: from an instant on, up to another or (null) up to the present. */
export interface Span {
  readonly from: Instant;
  readonly to: Instant | null;
}

/** The span of a range; an incremental reading that begins reaches `historyDays` back. */
export function spanOf(range: Range, historyDays: number, now: Instant): Span {
  if (range.kind === 'backfill') return { from: range.from, to: range.to };
  const from = range.kind === 'tail' ? range.from : now - historyDays * dayMs;
  return { from, to: null };
}

/** The vendor's present, or ours where that is earlier: what is complete may be said only up to there. */
export function presentOf(access: Access<unknown>, { clockAheadMs }: HttpAnswer): Instant {
  return access.clock.now() + Math.min(0, clockAheadMs);
}
