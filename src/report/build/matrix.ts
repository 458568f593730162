// The topic x channel matrix: each channel's own figures, marked by the verdict against the best channel of the row.
import type { CellTally } from '../../domain/cell.js';
import type { Comparison } from '../../domain/comparison.js';
import { metricOf, type MetricDefinition } from '../../domain/metric.js';
import type { MatrixCell, ReportQuery } from '../consistency-report.js';
import { lastPerObject, perObject } from '../../domain/per-object.js';
import { toDecimals } from '../rounding.js';
import { rawEstimate } from '../../comparison/channel-estimate.js';
import { bestOfRow, comparisonOf } from './best-of-row.js';
import { groupCells, shownVariant, totalOf } from './cell-sums.js';
import { openGroups } from './group-by.js';
import { isShown } from './filter.js';
import { variantOf } from './judged.js';

/** Judged comparisons for the marks, and every customer one for the figures (they end where both channels are complete). */
export interface MatrixEvidence {
  readonly judged: readonly Comparison[];
  readonly customer: readonly Comparison[];
}

interface Row {
  readonly topic: string;
  readonly definition: MetricDefinition;
  readonly cells: readonly CellTally[];
  readonly judged: readonly Comparison[];
  readonly customer: readonly Comparison[];
}

/** One cell per topic, metric and channel that has contacts; rows in the order of the tallies. Unmapped contacts have no row. */
export function matrixOf(
  tallies: readonly CellTally[],
  evidence: MatrixEvidence,
  query: ReportQuery,
): readonly MatrixCell[] {
  const isIn = ({ channel, topic, metric }: CellTally['cell']): boolean =>
    topic !== null && isShown({ metric, topic, channels: [channel] }, query);
  const metrics = groupCells(tallies, (cell) => (isIn(cell) ? cell.metric : null), kept.metrics);
  const judged = kept.judged(evidence.judged, comparedRow);
  const customer = kept.customer(evidence.customer, comparedRow);
  return [...metrics.values()].flatMap(rowsOfMetric).flatMap((cells) => {
    const { topic, metric } = cells[0]!.cell;
    const key = rowKey({ topic, metric });
    const definition = metricOf(metric);
    const of = (found: ReadonlyMap<string, readonly Comparison[]>): readonly Comparison[] =>
      found.get(key) ?? none;
    const row = { topic: topic!, definition, cells, judged: of(judged), customer: of(customer) };
    const { clock } = query;
    return rowsShown.get(cells, [row.judged, row.customer, clock], () => rowCells(row, clock));
  });
}

const kept = {
  metrics: openGroups<CellTally>(),
  topics: openGroups<CellTally>(),
  judged: openGroups<Comparison>(),
  customer: openGroups<Comparison>(),
};

/** By topic. */
const rowsOfMetric = perObject((cells: readonly CellTally[]) => [
  ...groupCells(cells, ({ topic }) => topic, kept.topics).values(),
]);

const rowsShown = lastPerObject<readonly CellTally[], readonly MatrixCell[]>();

const none: readonly Comparison[] = [];

function rowKey({ topic, metric }: { topic: string | null; metric: string }): string {
  return JSON.stringify([metric, topic]);
}

const comparedRow = perObject((comparison: Comparison) => rowKey(comparison));

function rowCells(row: Row, clock: ReportQuery['clock']): readonly MatrixCell[] {
  const isDuration = row.definition.kind === 'duration';
  const reading = { metric: row.definition.id, kind: row.definition.kind, clock };
  const rowVariant = isDuration ? null : shownVariant(row.cells, reading);
  const alike = (found: readonly Comparison[]): readonly Comparison[] =>
    isDuration ? found : found.filter((comparison) => variantOf(comparison) === rowVariant);
  const own = { ...row, judged: alike(row.judged), customer: alike(row.customer) };
  const best = bestOfRow(own.judged);
  const channels = groupCells(row.cells, ({ channel }) => channel);
  return [...channels].flatMap(([channel, cells]) => {
    const variant = rowVariant ?? shownVariant(cells, reading);
    const shown = cells.filter(({ cell }) => cell.variant === variant);
    return variant === null || shown.length === 0 ? [] : [cellOf(own, shown, { channel, best })];
  });
}

interface Place {
  readonly channel: string;
  readonly best: string | null;
}

function cellOf(row: Row, cells: readonly CellTally[], { channel, best }: Place): MatrixCell {
  const against =
    best === null || best === channel ? null : comparisonOf(row.judged, best, channel);
  return {
    topic: row.topic,
    channel,
    metric: row.definition.id,
    ...figuresOf(row, cells, { channel, best }),
    verdict: against?.verdict ?? null,
    isBest: best === channel,
    comparisonId: against?.id ?? null,
  };
}

type Figures = Pick<
  MatrixCell,
  'n' | 'answered' | 'stillWaiting' | 'median' | 'p90' | 'share' | 'mean'
>;

/** The channel's raw figures: those of the comparison the cell is marked by, so that both show the same, else its own sums. */
function figuresOf(row: Row, cells: readonly CellTally[], { channel, best }: Place): Figures {
  const inPair = row.customer.find(({ better, worse }) =>
    best === null || best === channel
      ? better === channel || worse === channel
      : [better, worse].includes(channel) && [better, worse].includes(best),
  );
  const { kind } = row.definition;
  const own =
    inPair?.estimates[channel] ?? rawEstimate(totalOf(cells), kind, cells[0]!.cell.variant);
  const { n, answered, stillWaiting } = own;
  return {
    n,
    answered,
    stillWaiting,
    median: toDecimals(own.median, 0),
    p90: toDecimals(own.p90, 0),
    share: toDecimals(own.share, 4),
    mean: toDecimals(own.mean, 2),
  };
}
