// The small multiples: one channel each, weeks from left to right, all on one scale.
import type { Gap } from '../../domain/gap.js';
import type { MetricId } from '../../domain/metric.js';
import type { ConsistencyReport, TrendPoint } from '../../report/consistency-report.js';

export interface Facet {
  readonly channel: string;
  readonly points: readonly TrendPoint[];
  /** Gaps in which this channel is the worse one, that opened or ended within the weeks drawn. */
  readonly gaps: readonly Gap[];
}

export interface Facets {
  readonly metric: MetricId;
  readonly weeks: readonly TrendPoint[];
  readonly facets: readonly Facet[];
}

const most = 12;
const weekMilliseconds = 7 * 86_400_000;

/** The weekly figures of the first metric that has any, a facet per channel; null where there are none. */
export function facetsOf(report: ConsistencyReport): Facets | null {
  const metric = (['first_response', 'resolution'] as const).find((id) =>
    report.trend.some((point) => point.metric === id && point.value !== null),
  );
  if (metric === undefined) return null;
  const points = report.trend
    .filter((point) => point.metric === metric)
    .sort((a, b) => a.weekStart - b.weekStart);
  const weeks = [...new Map(points.map((point) => [point.weekStart, point])).values()];
  const facets = report.channels
    .map(({ id }) => facetOf(report, id, points))
    .filter((facet) => facet.points.some(({ value }) => value !== null));
  return { metric, weeks, facets: facets.slice(0, most) };
}

function facetOf(report: ConsistencyReport, channel: string, points: readonly TrendPoint[]): Facet {
  const own = points.filter((point) => point.channel === channel);
  const from = points[0]?.weekStart ?? 0;
  const to = (points.at(-1)?.weekStart ?? 0) + weekMilliseconds;
  const gaps = report.gaps.filter(
    ({ worse, openedAt, resolvedAt }) =>
      worse === channel && openedAt < to && (openedAt >= from || (resolvedAt ?? 0) >= from),
  );
  return { channel, points: own, gaps };
}
