// The rows of a dot-range drawing: one topic each, its channels' figures, and the verdict of the row.
import type { Comparison, Verdict } from '../../domain/comparison.js';
import type { MetricId } from '../../domain/metric.js';
import type { ConsistencyReport, MatrixCell } from '../../report/consistency-report.js';
import { overallCells } from './overall.js';
import { lookupOf, verdictOrder, type Lookup } from './cells.js';

export type RowOrder = 'gap' | 'slowest' | 'name';

/** One channel's figure in a row; `value: null` = measured, but the middle is not reached. */
export interface Dot {
  readonly channel: string;
  readonly value: number | null;
  readonly cell: MatrixCell;
}

export interface TopicRow {
  readonly topic: string | null;
  /** Sorted from small to large; those not reached last. */
  readonly dots: readonly Dot[];
  /** The gravest verdict among the row's cells; null where nothing was compared. */
  readonly verdict: Verdict | null;
  /** The comparison behind it, for its ratio or difference. */
  readonly comparison: Comparison | null;
}

export interface RowQuestion {
  readonly metric: MetricId;
  readonly valueOf: (cell: MatrixCell) => number | null;
  readonly order: RowOrder;
  readonly nameOf: (topic: string | null) => string;
}

/** Every topic that has a figure for this metric, in the order asked for. */
export function topicRows(report: ConsistencyReport, question: RowQuestion): readonly TopicRow[] {
  const lookup = lookupOf(report);
  return report.topics
    .map(({ id }) => rowOf(lookup.cells(question.metric, id), lookup, question))
    .filter((row) => row.dots.length > 0)
    .sort(comparing(question));
}

/** The row over all shared topics; null where there is none. */
export function overallRow(report: ConsistencyReport, question: RowQuestion): TopicRow | null {
  const row = rowOf(overallCells(report, question.metric), lookupOf(report), question);
  return row.dots.length > 0 ? row : null;
}

function rowOf(found: readonly MatrixCell[], lookup: Lookup, question: RowQuestion): TopicRow {
  const cells = found.filter((cell) => cell.n > 0);
  const dots = cells
    .map((cell): Dot => ({ channel: cell.channel, value: question.valueOf(cell), cell }))
    .filter((dot) => dot.value !== null || dot.cell.stillWaiting > 0)
    .sort((a, b) => (a.value ?? Infinity) - (b.value ?? Infinity));
  const judged = cells
    .filter((cell) => cell.verdict !== null)
    .map((cell) => ({ verdict: cell.verdict, comparison: lookup.comparison(cell.comparisonId) }))
    .sort(
      (a, b) =>
        verdictOrder(a.verdict) - verdictOrder(b.verdict) ||
        sizeOf(b.comparison) - sizeOf(a.comparison),
    );
  const gravest = judged.find(({ verdict }) => verdict === 'gap') ?? judged.at(-1);
  return {
    topic: cells[0]?.topic ?? null,
    dots,
    verdict: gravest?.verdict ?? null,
    comparison: gravest?.comparison ?? null,
  };
}

/** How large a comparison's difference is: on one scale for durations, another for the rest. */
function sizeOf(comparison: Comparison | null): number {
  return comparison?.ratio ?? Math.abs(comparison?.difference.value ?? 0);
}

function comparing({ order, nameOf }: RowQuestion): (a: TopicRow, b: TopicRow) => number {
  if (order === 'name') return (a, b) => nameOf(a.topic).localeCompare(nameOf(b.topic));
  if (order === 'slowest') return (a, b) => slowest(b) - slowest(a);
  return (a, b) =>
    verdictOrder(a.verdict) - verdictOrder(b.verdict) ||
    sizeOf(b.comparison) - sizeOf(a.comparison);
}

function slowest(row: TopicRow): number {
  return row.dots.at(-1)?.value ?? Infinity;
}

/** Every channel that has a figure in some row, in the order configured. */
export function channelsOf(
  report: Pick<ConsistencyReport, 'channels'>,
  rows: readonly TopicRow[],
): readonly string[] {
  const present = new Set(rows.flatMap(({ dots }) => dots.map(({ channel }) => channel)));
  return report.channels.map(({ id }) => id).filter((id) => present.has(id));
}
