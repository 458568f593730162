// What a versioned metric definition is made of.
import type { LocalName } from './channel.js';

export const metricIds = [
  'first_response',
  'resolution',
  'promise_kept',
  'unanswered',
  'abandonment',
  'first_contact_resolution',
  'reopened',
  'answer_correct',
  'channel_escape',
  'transferred',
  'csat',
  'nps',
  'ces',
] as const;
export type MetricId = (typeof metricIds)[number];

export type MetricKind = 'duration' | 'share' | 'rating';
export type IndexPart = 'process' | 'content' | 'outcome';

/** A versioned definition: everything that decides what a figure means. Its SHA-256 is its identity. */
export interface MetricDefinition {
  readonly id: MetricId;
  readonly version: number;
  /** Fixed small number used in stored cells; never reused. */
  readonly code: number;
  readonly kind: MetricKind;
  readonly unit: 'seconds' | 'share' | 'points';
  readonly better: 'lower' | 'higher';
  readonly clock: 'customer' | 'customer or staffed' | 'promise' | 'none';
  /** Durations: start and end event. Shares: numerator and denominator. Ratings: the question's scale. */
  readonly from: string;
  readonly to: string;
  readonly population: string;
  readonly censoring: string;
  readonly window: string;
  readonly scale: string;
  readonly part: IndexPart;
  /** Default margin: a ratio for durations, percentage points for shares (0..100), points for ratings. */
  readonly margin: number;
  /** A full gap for the consistency index, same unit as the margin. */
  readonly fullGap: number;
  readonly question: LocalName;
  readonly name: LocalName;
  readonly source: string;
}
