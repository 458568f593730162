// The sections of a report that need an input of their own: vendors' figures, revenue, referrals, employees' answers.
import type { WhyRow } from './report-sections.js';
import type { Instant } from '../domain/clock.js';
import type { EarnedGrowth } from '../domain/earned-growth.js';
import type { VendorMeasure, VendorStatistic } from '../domain/vendor-figure.js';

/** One switch turned from the vendor's setting to ours. */
export interface ReconcileStep {
  readonly reason:
    'bots' | 'unanswered' | 'closed_hours' | 'short_abandons' | 'merges' | 'episodes' | 'cohort';
  /** Contacts that came in, went out, or last another time. */
  readonly contacts: number;
  /** The figure after this step. */
  readonly value: number | null;
}

/** A vendor's figure beside ours, with the way from one to the other. Seconds, a share 0..1, or a count. */
export interface ReconciledFigure {
  readonly channel: string;
  readonly measure: VendorMeasure;
  readonly statistic: VendorStatistic;
  readonly from: Instant;
  readonly to: Instant;
  readonly theirs: number;
  readonly ours: number | null;
  readonly difference: number | null;
  readonly steps: readonly ReconcileStep[];
  /** What their own rule, counted by us, does not give. */
  readonly unexplained: number;
  /** False where that is more than 2 % of their figure. */
  readonly isExplained: boolean;
}

/** The vendor changed its rule: a past figure of theirs jumped while our contacts of that period stood still. */
export interface VendorJump {
  readonly channel: string;
  readonly measure: VendorMeasure;
  readonly statistic: VendorStatistic;
  readonly from: Instant;
  readonly to: Instant;
  readonly before: number;
  readonly after: number;
  /** When the new value was first seen. */
  readonly seenAt: Instant;
}

export interface Reconciliation {
  readonly source: string;
  readonly figures: readonly ReconciledFigure[];
  readonly jumps: readonly VendorJump[];
}

/** Promoters (9-10) who keep it to themselves, where a follow-up question or a referral mark tells. */
export interface SilentPromoterRow {
  readonly channel: string;
  readonly topic: string | null;
  readonly promoters: number;
  readonly silent: number;
  /** silent / promoters, 0..1. */
  readonly share: number;
}

/** What the people who work there say; beside their channel's line, never compared, never under ten answers. */
export interface PrideRow {
  readonly team: string;
  readonly channel: string | null;
  readonly answers: number;
  /** % 9-10 minus % 0-6, -100..100. */
  readonly score: number;
  /** Of those asked, 0..1; null where nobody was. */
  readonly proudShare: number | null;
}

/** Sections that need an input of their own; absent where nobody handed it in. */
export interface SuppliedSections {
  readonly earnedGrowth?: readonly EarnedGrowth[];
  readonly silentPromoters?: readonly SilentPromoterRow[];
  readonly pride?: readonly PrideRow[];
  readonly reconciliation?: readonly Reconciliation[];
  /** Differences in waits taken apart, where the contacts can be read. */
  readonly why?: readonly WhyRow[];
}
