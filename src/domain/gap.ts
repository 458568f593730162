import type { Basis, ComparisonClock, Severity } from './comparison.js';
import type { Instant } from './clock.js';
import type { MetricId } from './metric.js';

export type GapState = 'open' | 'resolved';

/** What a gap's severity is made of, each 0..1; size counts twice. */
export interface SeverityParts {
  /** The estimate against the margin: four margins and more are 1. */
  readonly size: number;
  /** Share of the pair's contacts it concerns: half and more are 1. */
  readonly volume: number;
  /** How long it has stood, from its onset: 13 weeks and more are 1. */
  readonly duration: number;
  /** How probable it is that the difference lies beyond the margin. */
  readonly confidence: number;
}

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
  /** null or absent = judged by an earlier release. */
  readonly severityParts?: SeverityParts | null;
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

/** How the note of an opening begins that was not lived through but found in an imported history. */
export const historyNote = 'found in history';

/** Was this change found in history? */
export function isHistory({ note }: Pick<GapChange, 'note'>): boolean {
  return note?.startsWith(historyNote) ?? false;
}

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
