// Week by week: each channel's own figure over all its shown topics, with a 95 % band.
import { childOf } from '../../comparison/child-of.js';
import type { CellTally, HeldCells, Tally } from '../../domain/cell.js';
import type { Comparison } from '../../domain/comparison.js';
import { metricOf, type MetricId } from '../../domain/metric.js';
import { weekStart } from '../../domain/zone.js';
import type { ReportQuery, TrendPoint } from '../consistency-report.js';
import { openKeptList } from '../../domain/kept-list.js';
import { lastPerObject, perObject } from '../../domain/per-object.js';
import { bandOf } from './band.js';
import { groupCells, shownVariant, totalOf } from './cell-sums.js';
import { isChosen } from './filter.js';
import { openGroups } from './group-by.js';

export interface TrendInputs {
  readonly weekTallies: ReadonlyMap<string, HeldCells>;
  /** Their overdispersion widens the bands. */
  readonly comparisons: readonly Comparison[];
  readonly zone: string;
}

/** One point per week, metric and channel with contacts; weeks in order. Chosen topics are pooled, as they came in. */
export function trendOf(
  inputs: TrendInputs,
  query: ReportQuery,
  kept = openKeptList<readonly TrendPoint[]>(),
): readonly TrendPoint[] {
  const weeks = [...inputs.weekTallies].sort(([one], [other]) => (one < other ? -1 : 1));
  const phis = overdispersionIn(inputs.comparisons);
  const { topics, channels, metrics, clock } = query;
  const choice = JSON.stringify([topics, channels, metrics, clock]);
  const names = weeks.map(([week]) => week);
  const cells = weeks.map(([, held]) => held);
  return kept
    .get([cells, names], [inputs.zone, choice, JSON.stringify([...phis])], (at) => {
      const week = names[at]!;
      const place = { week, weekStart: weekStart(week, inputs.zone) };
      const lines = childOf(drawn(cells[at]!), choice, () => linesOf(cells[at]!, query));
      return lines.map((line) => pointOf(line, place, phis.get(placeKey(line)) ?? 1));
    })
    .flat();
}

type Place = Pick<TrendPoint, 'week' | 'weekStart'>;

const points = lastPerObject<Line, TrendPoint>();

function pointOf(line: Line, place: Place, phi: number): TrendPoint {
  const { channel, metric, total } = line;
  const { week, weekStart } = place;
  return points.get(line, [week, weekStart, phi], () => {
    const band = bandOf(total, metricOf(metric).kind, phi);
    return { week, weekStart, channel, metric, n: total.n, ...band };
  });
}

/** What a channel did in one week on one metric, over the topics shown. */
interface Line {
  readonly channel: string;
  readonly metric: MetricId;
  readonly total: Tally;
}

/** By metric and channel. */
function linesOf(week: HeldCells, query: ReportQuery): readonly Line[] {
  const { clock } = query;
  const shown = week.list().filter(({ cell }) => isInTrend(cell, query));
  const lines = groupCells(shown, placeKey, lineGroups);
  return [...lines.values()]
    .sort(byMetricAndChannel)
    .flatMap((line) => lineDrawn.get(line, [clock], () => lineOf(line, clock)));
}

/** A week's cells are the same objects until it changes: then its lines need not be drawn anew. */
const drawn = perObject<HeldCells, Map<string, readonly Line[]>>(() => new Map());

function byMetricAndChannel([one]: readonly CellTally[], [other]: readonly CellTally[]): number {
  const a = one!.cell;
  const b = other!.cell;
  const byMetric = metricOf(a.metric).code - metricOf(b.metric).code;
  return byMetric === 0 ? a.channel.localeCompare(b.channel, 'en') : byMetric;
}

function isInTrend({ channel, metric, topic }: CellTally['cell'], query: ReportQuery): boolean {
  const isTopicChosen = query.topics === null || (topic !== null && query.topics.includes(topic));
  return isChosen(channel, query.channels) && isChosen(metric, query.metrics) && isTopicChosen;
}

const lineGroups = openGroups<CellTally>();
const lineDrawn = lastPerObject<readonly CellTally[], readonly Line[]>();

function lineOf(cells: readonly CellTally[], clock: ReportQuery['clock']): readonly Line[] {
  const { channel, metric } = cells[0]!.cell;
  const { kind } = metricOf(metric);
  const variant = shownVariant(cells, { metric, kind, clock });
  const total = totalOf(cells.filter(({ cell }) => cell.variant === variant));
  return total === null ? [] : [{ channel, metric, total }];
}

/** Channel and metric -> the largest overdispersion, above 1, seen in its comparisons over all topics. */
function overdispersionIn(comparisons: readonly Comparison[]): ReadonlyMap<string, number> {
  const largest = new Map<string, number>();
  for (const { topic, metric, basis, better, worse, overdispersion } of comparisons) {
    if (topic !== null || basis !== 'customer' || overdispersion === null) continue;
    for (const channel of [better, worse]) {
      const key = placeKey({ channel, metric });
      largest.set(key, Math.max(largest.get(key) ?? 1, overdispersion));
    }
  }
  return largest;
}

function placeKey({ channel, metric }: Pick<Line, 'channel' | 'metric'>): string {
  return `${metric} ${channel}`;
}
