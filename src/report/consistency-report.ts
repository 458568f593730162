import type { Basis, Comparison, ComparisonClock, Unit, Verdict } from '../domain/comparison.js';
import type { Gap } from '../domain/gap.js';
import type { Instant } from '../domain/clock.js';
import type { LocalName, ChannelKind } from '../domain/channel.js';
import type { ReportSections, UnmappedRow } from './report-sections.js';
import type { SuppliedSections } from './supplied-sections.js';
import type { MetricId, MetricKind } from '../domain/metric.js';

/** What was asked: every surface (page, CSV, REST, command line, Slack) builds the report from this. */
export interface ReportQuery {
  /** A period that moves along with `completeUntil`; then `from` and `to` are null. */
  readonly period?: RelativePeriod | null;
  /** Half-open; null = the last four complete ISO weeks before `completeUntil`. */
  readonly from: Instant | null;
  readonly to: Instant | null;
  readonly topics: readonly string[] | null;
  readonly channels: readonly string[] | null;
  readonly metrics: readonly MetricId[] | null;
  readonly clock: ComparisonClock;
  readonly basis: Basis | 'both';
  readonly lang: Language;
}

export type Language = 'en' | 'nl';

/** Complete ISO weeks, or complete local days, before `completeUntil`. */
export const relativePeriods = ['last-4-weeks', 'last-13-weeks', 'last-7-days'] as const;
export type RelativePeriod = (typeof relativePeriods)[number];

export interface IndexParts {
  /** 0-100; null where no comparison of that part exists. */
  readonly value: number | null;
  readonly process: number | null;
  readonly content: number | null;
  readonly outcome: number | null;
  /** Share of the weight whose verdict is not `inconclusive`, 0..1. */
  readonly evidence: number;
}

/** One cell of the topic x channel matrix; its mark is the verdict against the best channel of the row. */
export interface MatrixCell {
  readonly topic: string | null;
  readonly channel: string;
  readonly metric: MetricId;
  readonly n: number;
  readonly answered: number;
  readonly stillWaiting: number;
  readonly median: number | null;
  readonly p90: number | null;
  readonly share: number | null;
  readonly mean: number | null;
  /** null for the best channel itself and where nothing was compared. */
  readonly verdict: Verdict | null;
  readonly isBest: boolean;
  readonly comparisonId: string | null;
}

export interface PromiseRow {
  readonly channel: string;
  readonly topic: string | null;
  readonly metric: MetricId;
  /** Seconds; null where each row carries its own `dueAt`. */
  readonly withinSeconds: number | null;
  readonly clock: ComparisonClock;
  readonly made: number;
  readonly kept: number;
  readonly missed: number;
  readonly pending: number;
  readonly share: number | null;
}

/** One week of one channel and metric, all topics, with a 95 % band. */
export interface TrendPoint {
  readonly week: string;
  readonly weekStart: Instant;
  readonly channel: string;
  readonly metric: MetricId;
  readonly n: number;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

export interface SourceState {
  readonly id: string;
  readonly connector: string;
  readonly channels: readonly string[];
  readonly isLive: boolean;
  readonly completeUntil: Instant | null;
  readonly health: string;
  readonly healthReason: string | null;
  readonly interactions: number;
  readonly skipped: readonly ExcludedCount[];
  readonly lastPolledAt: Instant | null;
}

export interface ExcludedCount {
  readonly reason: string;
  readonly count: number;
}

export interface DefinitionState {
  readonly id: string;
  readonly metric: MetricId;
  readonly kind: MetricKind;
  readonly version: number;
  readonly hash: string;
  readonly name: LocalName;
  readonly question: LocalName;
  readonly margin: number;
  readonly unit: Unit;
}

export interface ChannelState {
  readonly id: string;
  readonly kind: ChannelKind;
  readonly name: LocalName;
  readonly contacts: number;
  /** Share of contacts with a mapped topic, 0..1. */
  readonly mappedShare: number | null;
  readonly stillWaiting: number;
  readonly completeUntil: Instant | null;
}

export interface TopicState {
  readonly id: string;
  readonly name: LocalName;
  readonly contacts: number;
  readonly verdict: Verdict;
}

/** The one object behind the page, the CSV, REST, the command line and Slack. */
export interface ConsistencyReport extends Partial<ReportSections>, SuppliedSections {
  readonly window: { readonly from: Instant; readonly to: Instant; readonly label: string };
  readonly zone: string;
  readonly clock: ComparisonClock;
  readonly basis: Basis | 'both';
  readonly lang: Language;
  readonly completeUntil: Instant | null;
  /** Data revision: changes whenever a stored figure may have changed. */
  readonly revision: string;
  readonly computedAt: Instant;
  readonly index: IndexParts & { readonly before: number | null };
  readonly headline: {
    readonly verdict: Verdict;
    readonly topics: number;
    readonly inconsistentTopics: number;
    readonly inconclusiveTopics: number;
    /** How many topics were not consistent in the period before; null where nothing was compared then. */
    readonly inconsistentTopicsBefore?: number | null;
    readonly sentence: string;
  };
  readonly comparisons: readonly Comparison[];
  readonly matrix: readonly MatrixCell[];
  readonly promises: readonly PromiseRow[];
  readonly trend: readonly TrendPoint[];
  readonly gaps: readonly Gap[];
  readonly sources: readonly SourceState[];
  readonly channels: readonly ChannelState[];
  readonly topics: readonly TopicState[];
  readonly excluded: readonly ExcludedCount[];
  /** The largest values no topic matches, on channels where under 80 % is mapped. */
  readonly unmapped?: readonly UnmappedRow[];
  readonly definitions: readonly DefinitionState[];
}
