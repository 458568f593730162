import type { Basis, ComparisonClock, Severity } from './comparison.js';
import type { Instant } from './clock.js';
import type { MetricId } from './metric.js';

export type GapState = 'open' | 'resolved';

/** A comparison the monitor holds open over time. */
export interface Gap {
  readonly id: string;
  readonly metric: MetricId;
  readonly clock: ComparisonClock;
  readonly basis: Basis;
  readonly topic: string | null;
  readonly better: string;
  readonly worse: string;
  readonly state: GapState;
  readonly severity: Severity;
  readonly onset: { readonly day: string; readonly from: string; readonly to: string } | null;
  /** Estimate at opening: ratio for durations, difference else. */
  readonly effectAtOpening: number;
  readonly effect: number;
  readonly openedAt: Instant;
  readonly worsenedAt: Instant | null;
  readonly resolvedAt: Instant | null;
  readonly acknowledgedAt: Instant | null;
  readonly acknowledgedBy: string | null;
  readonly snoozedUntil: Instant | null;
  readonly acceptedUntil: Instant | null;
  readonly acceptedReason: string | null;
  readonly updatedAt: Instant;
}

export type GapChangeKind =
  | 'opened'
  | 'worsened'
  | 'resolved'
  | 'acknowledged'
  | 'snoozed'
  | 'accepted'
  | 'released'
  | 'corrected';

/** One step in a gap's history; alerts takes those not announced yet. */
export interface GapChange {
  readonly id: number;
  readonly gapId: string;
  readonly kind: GapChangeKind;
  readonly at: Instant;
  readonly by: string | null;
  readonly note: string | null;
  readonly isAnnounced: boolean;
}
