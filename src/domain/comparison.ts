import type { Instant } from './clock.js';
import type { Variant } from './cell.js';
import type { MetricId } from './metric.js';

export type Verdict = 'gap' | 'consistent' | 'inconclusive';
export type Severity = 'minor' | 'moderate' | 'major';
export type ComparisonClock = 'customer' | 'staffed';
export type Basis = 'customer' | 'promise';
export type Unit = 'seconds' | 'percentage_points' | 'points' | 'of_promise';

/** Why a comparison says what it says; the words are made by the report. */
export type ReasonCode =
  | 'beyond_margin'
  | 'within_margin'
  | 'interval_spans_margin'
  | 'too_few_contacts'
  | 'no_shared_topic'
  | 'history_too_short'
  | 'false_discovery_control'
  | 'no_counterpart'
  | 'topics_unmapped'
  | 'unlike_definitions'
  | 'unlike_scales'
  | 'survey_modes_differ'
  | 'review_sampling_differs'
  | 'below_one_day'
  | 'not_linkable';

/** One channel's own raw figures (waits by Kaplan-Meier), and the same over the common mix. Seconds, fractions 0..1, or points. */
export interface ChannelEstimate {
  readonly n: number;
  /** Durations: waits that ended. Shares and ratings: decided ones. */
  readonly answered: number;
  readonly censored: number;
  readonly stillWaiting: number;
  readonly median: number | null;
  readonly p90: number | null;
  readonly share: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly mean: number | null;
  /** Ratings: value -> count. */
  readonly counts: Readonly<Record<string, number>> | null;
  readonly standardised: {
    readonly median: number | null;
    readonly p90: number | null;
    readonly share: number | null;
    readonly mean: number | null;
  };
}

/** Something outside the figures: unlike survey modes or response rates, unlike sampling of reviews, too few linkable contacts. */
export interface ComparisonCaution {
  readonly code: ReasonCode;
  /** English, no full stop. */
  readonly words: string;
  /** True: no verdict at all. False: a gap counts one severity less, and never alerts on its own. */
  readonly isRefusal: boolean;
  readonly values: Readonly<Record<string, string | number>>;
}

/** Two channels, one metric, one topic (null = all shared topics, standardised to the pair's common mix). */
export interface Comparison {
  /** Stable key: metric|variant|topic|channelA|channelB|clock|basis. */
  readonly id: string;
  readonly metric: MetricId;
  readonly definition: string;
  /** The reading compared (clock, promise, what was promised, scale); always set by the comparison. */
  readonly variant?: Variant;
  readonly clock: ComparisonClock;
  readonly basis: Basis;
  readonly topic: string | null;
  readonly better: string;
  readonly worse: string;
  readonly verdict: Verdict;
  readonly severity: Severity | null;
  readonly reasonCode: ReasonCode;
  /** One English sentence; other languages are made from `reasonCode` and the figures. */
  readonly reason: string;
  /** What makes the row less certain than its figures, or refuses it; null or absent = nothing. */
  readonly caution?: ComparisonCaution | null;
  readonly level: number;
  /** What counts as material: a ratio for durations, percentage points, points; always set by the comparison. */
  readonly margin?: number;
  /** Durations only: how many times as long the worse channel takes (>= 1 at the point estimate). */
  readonly ratio: number | null;
  readonly ratioLow: number | null;
  readonly ratioHigh: number | null;
  /** Durations only: asked the same question on both, how often the better one is first (50-100 at the point estimate). */
  readonly timesOutOf100: number | null;
  readonly timesOutOf100Low: number | null;
  readonly timesOutOf100High: number | null;
  /** Worse against better, signed so that positive = worse is worse. */
  readonly difference: {
    readonly value: number | null;
    readonly low: number | null;
    readonly high: number | null;
    readonly unit: Unit;
  };
  readonly estimates: Readonly<Record<string, ChannelEstimate>>;
  readonly unadjusted: {
    /** Same orientation as `better`/`worse`: below 50 means the raw figures point the other way. */
    readonly timesOutOf100: number | null;
    readonly difference: number | null;
    readonly service: number | null;
    readonly mix: number | null;
    readonly reversed: boolean;
    readonly composition: boolean;
  };
  readonly strata: number;
  readonly days: number;
  /** Share of the pair's contacts that had a counterpart, 0..1. */
  readonly coverage: number;
  readonly overdispersion: number | null;
  readonly effectiveN: number | null;
  readonly isProvisional: boolean;
  /** True where dates without a time, or too short a history, forced coarser strata. */
  readonly isCoarse: boolean;
  /** How many more contacts would settle it: on the channel with fewer, the other growing in step. */
  readonly moreContactsNeeded: number | null;
  readonly q: number | null;
  /** First day of the open gap (YYYY-MM-DD), where the monitor holds one. */
  readonly since: string | null;
  readonly completeUntil: Instant;
}
