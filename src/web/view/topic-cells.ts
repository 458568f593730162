// The cells of one topic, or of all shared topics together.
import type { MetricId } from '../../domain/metric.js';
import type { ConsistencyReport, MatrixCell } from '../../report/consistency-report.js';
import { lookupOf } from './cells.js';
import { overallCells } from './overall.js';

/** One cell a channel, in the order configured. */
export function cellsOf(
  report: ConsistencyReport,
  metric: MetricId,
  topic: string | null,
): readonly MatrixCell[] {
  const found =
    topic === null ? overallCells(report, metric) : lookupOf(report).cells(metric, topic);
  const order = report.channels.map(({ id }) => id);
  return [...found].sort((a, b) => order.indexOf(a.channel) - order.indexOf(b.channel));
}
