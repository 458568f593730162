// Which gaps to show first.
import type { Comparison, Severity } from '../domain/comparison.js';
import { judgedComparisons } from './build/judged.js';
import type { ConsistencyReport } from './consistency-report.js';

const weight: Readonly<Record<Severity, number>> = { major: 3, moderate: 2, minor: 1 };

/**
 * The gaps that decide, largest first: by severity, then by how many margins even the near end of the interval lies away
 * (so that noise never lifts a gap). The cell of all topics is named only where none of its topics is.
 */
export function largestGaps(
  report: Pick<ConsistencyReport, 'comparisons' | 'definitions'>,
  limit = 5,
): readonly Comparison[] {
  const margins = new Map(report.definitions.map(({ metric, margin }) => [metric, margin]));
  const marginOf = (gap: Comparison): number => gap.margin ?? margins.get(gap.metric) ?? 1;
  return [...leadingGaps(report.comparisons)]
    .sort(
      (one, other) =>
        weightOf(other) - weightOf(one) ||
        marginsAway(other, marginOf(other)) - marginsAway(one, marginOf(one)) ||
        (one.id < other.id ? -1 : 1),
    )
    .slice(0, limit);
}

function leadingGaps(comparisons: readonly Comparison[]): readonly Comparison[] {
  const gaps = judgedComparisons(comparisons).filter(({ verdict }) => verdict === 'gap');
  const named = new Set(gaps.filter(({ topic }) => topic !== null).map(matterOf));
  return gaps.filter((gap) => gap.topic !== null || !named.has(matterOf(gap)));
}

/** Of any topic, or of all. */
export function matterOf({ metric, better, worse }: Comparison): string {
  return JSON.stringify([metric, better, worse]);
}

function weightOf({ severity }: Comparison): number {
  return severity === null ? 0 : weight[severity];
}

/** Beyond every ratio counts as very far, not as infinitely far, so that two such gaps still have an order. */
const beyondEveryRatio = 1e6;

function marginsAway(
  { ratioLow, ratio, difference, timesOutOf100 }: Comparison,
  margin: number,
): number {
  if (timesOutOf100 === null) return (difference.low ?? 0) / margin;
  const near = ratioLow ?? ratio;
  return near === null ? beyondEveryRatio : Math.log(near) / Math.log(margin);
}
