// Everything a report is made from. Nothing here is filtered yet.
import type { Remembered } from '../../comparison/remembered.js';
import type { CellTally, HeldCells } from '../../domain/cell.js';
import type { Channel } from '../../domain/channel.js';
import type { Instant } from '../../domain/clock.js';
import type { Comparison } from '../../domain/comparison.js';
import type { Gap } from '../../domain/gap.js';
import type { MetricDefinition, MetricId } from '../../domain/metric.js';
import type { ServicePromise } from '../../domain/promise.js';
import type { Topic } from '../../domain/topic.js';
import type { Window } from '../../domain/window.js';
import type { UnmappedRow } from '../report-sections.js';
import type { SuppliedSections } from '../supplied-sections.js';
import type { ReportQuery, SourceState } from '../consistency-report.js';

/** Rows left out for one reason; `channel` null where the row did not get as far as having one. */
export interface ExcludedRows {
  readonly reason: string;
  readonly channel: string | null;
  readonly count: number;
}

/** What the period before said, under the same filters. */
export interface Before {
  readonly index: number | null;
  readonly inconsistentTopics: number | null;
}

/** Settings that decide what counts as material. */
export interface Judging {
  /** Margins that differ from the metric's own. */
  readonly margins: Readonly<Partial<Record<MetricId, number>>>;
  /** Channel -> how its answers are chosen for review. */
  readonly reviewSampling?: Readonly<Record<string, string>>;
}

export interface ReportInputs {
  readonly query: ReportQuery;
  readonly window: Window;
  readonly zone: string;
  /** All comparisons of the window and clock, every basis, in the order they were judged. */
  readonly comparisons: readonly Comparison[];
  /** Sums over the window, per cell. */
  readonly tallies: readonly CellTally[];
  /** ISO week -> sums over that week, up to the end of the window. */
  readonly weekTallies: ReadonlyMap<string, HeldCells>;
  readonly channels: readonly Channel[];
  readonly topics: readonly Topic[];
  readonly promises: readonly ServicePromise[];
  readonly definitions: readonly MetricDefinition[];
  readonly judging: Judging;
  readonly gaps: readonly Gap[];
  readonly sources: readonly SourceState[];
  readonly excluded: readonly ExcludedRows[];
  readonly before: Before;
  /** The largest values no topic matches; filtered by channel. */
  readonly unmapped?: readonly UnmappedRow[];
  /** Sections made of what was handed in beside the contacts. */
  readonly supplied?: SuppliedSections;
  readonly completeUntil: Instant | null;
  readonly revision: string;
  readonly now: Instant;
  /** What was made of the window's evidence before; left out: nothing was. */
  readonly remembered?: Remembered;
}
