// The row over all shared topics, made from the comparisons that span them: the matrix has single topics only.
import { judgedComparisons } from '../../report/build/judged.js';
import { spanningFor } from './judged.js';
import { bestOfRow, comparisonOf } from '../../report/build/best-of-row.js';
import type { Comparison } from '../../domain/comparison.js';
import type { MetricId } from '../../domain/metric.js';
import type { ConsistencyReport, MatrixCell } from '../../report/consistency-report.js';

/** Each channel's own figures over its shared topics, marked against the best channel; empty where nothing spans topics. */
export function overallCells(report: ConsistencyReport, metric: MetricId): readonly MatrixCell[] {
  const spanning = spanningFor(report, metric);
  const judged = judgedComparisons(spanning);
  const own = spanning.filter(({ basis }) => basis === 'customer');
  const best = bestOfRow(judged);
  const channels = [...new Set(own.flatMap(({ better, worse }) => [better, worse]))];
  return channels.map((channel) => {
    const isBest = channel === best;
    const against = best === null || isBest ? null : comparisonOf(judged, best, channel);
    return {
      topic: null,
      channel,
      metric,
      ...figuresOf(own, channel),
      verdict: against?.verdict ?? null,
      isBest,
      comparisonId: against?.id ?? null,
    };
  });
}

type Figures = Pick<
  MatrixCell,
  'n' | 'answered' | 'stillWaiting' | 'median' | 'p90' | 'share' | 'mean'
>;

/** The channel's figures from the comparison in which most of its contacts stand. */
function figuresOf(comparisons: readonly Comparison[], channel: string): Figures {
  const estimates = comparisons.flatMap(({ estimates: of }) => of[channel] ?? []);
  const fullest = estimates.reduce((a, b) => (b.n > a.n ? b : a));
  const { n, answered, stillWaiting, median, p90, share, mean } = fullest;
  return { n, answered, stillWaiting, median, p90, share, mean };
}
