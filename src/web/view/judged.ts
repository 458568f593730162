// The comparisons a report goes by, in the groups the pages ask for.
import type { Comparison } from '../../domain/comparison.js';
import type { MetricId } from '../../domain/metric.js';
import { groupBy } from '../../report/build/group-by.js';
import { judgedComparisons } from '../../report/build/judged.js';
import type { ConsistencyReport } from '../../report/consistency-report.js';
import { oncePerReport } from './once.js';

/** One comparison a pair, metric and topic: against the promise where both have one, else as the customer waits. */
export const judgedOf = oncePerReport((report) => judgedComparisons(report.comparisons));

const byTopic = oncePerReport((report) => groupBy(judgedOf(report), ({ topic }) => topic ?? ''));
const spanning = oncePerReport((report) =>
  groupBy(
    report.comparisons.filter(({ topic }) => topic === null),
    ({ metric }) => metric,
  ),
);

/** The judged comparisons of one topic; null = all shared topics. */
export function judgedFor(report: ConsistencyReport, topic: string | null): readonly Comparison[] {
  return byTopic(report).get(topic ?? '') ?? [];
}

/** Every comparison over all shared topics on one metric, both bases. */
export function spanningFor(report: ConsistencyReport, metric: MetricId): readonly Comparison[] {
  return spanning(report).get(metric) ?? [];
}
