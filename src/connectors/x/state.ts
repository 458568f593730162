// How far the two timelines have been walked. A walk goes from the newest post back to where the one before began.
import type { Instant } from '../../domain/clock.js';
import type { Spelling, Stream } from './client.js';

/** One timeline. */
export interface Walk {
  /** The newest post of the last finished walk; null = none yet. */
  readonly sinceId: string | null;
  /** The newest post of the walk under way; becomes `sinceId` when it is finished. */
  readonly newest: string | null;
  /** Where the walk under way goes on; null = it begins. */
  readonly token: string | null;
}

export interface XState {
  readonly userId: string;
  readonly spelling: Spelling;
  /** Where a first walk ends (milliseconds). */
  readonly from: Instant;
  readonly stream: Stream;
  readonly walks: Readonly<Record<Stream, Walk>>;
  /** When this pass over both timelines began; null = it has not. */
  readonly passStartedAt: Instant | null;
}

export const unwalked: Walk = { sinceId: null, newest: null, token: null };

/** The greater of two post ids: they grow with time, and are longer than numbers can be. */
export function newerId(one: string | null, other: string | null): string | null {
  if (one === null || other === null) return one ?? other;
  return BigInt(one) > BigInt(other) ? one : other;
}
