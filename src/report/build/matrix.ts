// The topic x channel matrix: each channel's own figures, marked by the verdict against the best channel of the row.
import type { CellTally } from '../../domain/cell.js';
import type { Comparison } from '../../domain/comparison.js';
import { metricOf, type MetricDefinition } from '../../domain/metric.js';
import type { MatrixCell, ReportQuery } from '../consistency-report.js';
import { openKeptList, type KeptList } from '../../domain/kept-list.js';
import { toDecimals } from '../rounding.js';
import { rawEstimate } from '../../comparison/channel-estimate.js';
import { bestOfRow, comparisonOf } from './best-of-row.js';
import { groupCells, shownVariant, totalOf } from './cell-sums.js';
import { openKeptGroups, type Groups } from './group-by.js';
import { isShown } from './filter.js';
import { variantOf } from './judged.js';
import type { OnTopic } from './on-topic.js';

/** Comparisons as far as they are shown for the marks, and all of them for the figures. */
export interface MatrixEvidence {
  readonly judged: readonly OnTopic[];
  readonly customer: readonly OnTopic[];
}

/** A topic on a metric: judged comparisons for the marks, and every customer one for the figures (they end where both channels are complete). */
interface Row {
  readonly topic: string;
  readonly definition: MetricDefinition;
  readonly cells: readonly CellTally[];
  readonly judged: readonly Comparison[];
  readonly customer: readonly Comparison[];
}

/** What the matrix of one window was made of last time. */
export interface KeptMatrix {
  readonly groups: (tallies: readonly CellTally[]) => Groups<CellTally>;
  readonly rows: KeptList<readonly MatrixCell[]>;
}

export function openKeptMatrix(): KeptMatrix {
  return {
    groups: openKeptGroups(({ cell: { topic, metric } }) =>
      topic === null ? null : JSON.stringify([metric, topic]),
    ),
    rows: openKeptList(),
  };
}

/** One cell per topic, metric and channel that has contacts; rows in the order of the tallies. Unmapped contacts have no row. */
export function matrixOf(
  tallies: readonly CellTally[],
  { judged: shown, customer: all }: MatrixEvidence,
  query: ReportQuery,
  kept = openKeptMatrix(),
): readonly MatrixCell[] {
  const rows = [...kept.groups(shownTallies(tallies, query)).values()];
  const judged = comparedIn(shown, 'judgedBy', rows);
  const customer = comparedIn(all, 'customerBy', rows);
  const { clock } = query;
  return kept.rows
    .get([rows, judged, customer], [clock], (place) => {
      const cells = rows[place]!;
      const { topic, metric } = cells[0]!.cell;
      const compared = { judged: judged[place]!, customer: customer[place]! };
      const row = { topic: topic!, definition: metricOf(metric), cells, ...compared };
      return rowCells(row, clock);
    })
    .flat();
}

function shownTallies(tallies: readonly CellTally[], query: ReportQuery): readonly CellTally[] {
  if (query.topics === null && query.channels === null && query.metrics === null) return tallies;
  return tallies.filter(({ cell: { channel, topic, metric } }) =>
    isShown({ metric, topic, channels: [channel] }, query),
  );
}

/** The comparisons of each row. */
function comparedIn(
  onTopics: readonly OnTopic[],
  which: 'judgedBy' | 'customerBy',
  rows: readonly (readonly CellTally[])[],
): readonly (readonly Comparison[])[] {
  const byTopic = new Map(onTopics.map((one) => [one.topic, one[which]]));
  return rows.map((cells) => {
    const { topic, metric } = cells[0]!.cell;
    return byTopic.get(topic)?.get(metric) ?? none;
  });
}

const none: readonly Comparison[] = [];

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
