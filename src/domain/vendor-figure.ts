// A figure as a vendor's own report states it, and by which switches that vendor counts.
import type { Instant } from './clock.js';

export const vendorMeasures = ['first_response', 'resolution', 'promise_kept', 'contacts'] as const;
export type VendorMeasure = (typeof vendorMeasures)[number];
export const vendorStatistics = ['mean', 'median', 'share', 'count'] as const;
export type VendorStatistic = (typeof vendorStatistics)[number];

export interface VendorFigure {
  readonly measure: VendorMeasure;
  readonly statistic: VendorStatistic;
  /** Channel id. */
  readonly channel: string;
  /** Half-open. */
  readonly from: Instant;
  readonly to: Instant;
  /** Seconds, a share 0..1, or a count. */
  readonly value: number;
  /** Of `promise_kept`: what was promised on `first_response`, seconds. */
  readonly withinSeconds: number | null;
}

/** The switches by which definitions of one name differ. */
export interface VendorRule {
  /** A bot's message answers, and what a bot settled alone is counted. */
  readonly countsBots: boolean;
  /** Those still waiting, and those who gave up, are in no figure. */
  readonly leavesOutUnanswered: boolean;
  readonly clock: 'customer' | 'staffed';
  /** Callers who gave up in under five seconds are counted. */
  readonly countsShortAbandons: boolean;
  /** Items merged away are in no figure. */
  readonly leavesOutMerges: boolean;
  /** One wait a thread, from its first word to its last close, instead of one an episode. */
  readonly isPerThread: boolean;
  /** Booked by the day it was opened, or by the day it ended. */
  readonly cohort: 'opened' | 'ended';
}

/** How we count. Waits of items merged away are kept; their solution belongs to the survivor. */
export function ourRule(measure: VendorMeasure): VendorRule {
  return {
    countsBots: false,
    leavesOutUnanswered: false,
    clock: 'customer',
    countsShortAbandons: false,
    leavesOutMerges: measure === 'resolution',
    isPerThread: false,
    cohort: 'opened',
  };
}

/** Which figure is this, whatever its value? */
export function figureKey({ measure, statistic, channel, from, to }: VendorFigure): string {
  return [measure, statistic, channel, from, to].join(' ');
}
