// Ratings on a scale of 0..1: the satisfied share, from the counts per point.
import type { MetricId } from '../../domain/metric.js';
import type { ConsistencyReport, MatrixCell } from '../../report/consistency-report.js';
import { lookupOf } from './cells.js';

/** From which point on an answer counts as satisfied, a promoter, easy. */
const satisfiedFrom: Readonly<Partial<Record<MetricId, number>>> = { csat: 4, nps: 9, ces: 5 };

/** The share of answers at the good end of the scale; null where counts are not known. */
export function satisfiedShare(report: ConsistencyReport): (cell: MatrixCell) => number | null {
  const lookup = lookupOf(report);
  return (cell) => {
    if (cell.share !== null) return cell.share;
    const counts = countsOf(report, lookup.comparison(cell.comparisonId)?.estimates, cell);
    const from = satisfiedFrom[cell.metric];
    if (!counts || from === undefined) return null;
    const total = sum(Object.values(counts));
    const good = Object.entries(counts).filter(([point]) => Number(point) >= from);
    return total === 0 ? null : sum(good.map(([, count]) => count)) / total;
  };
}

type Estimates = ConsistencyReport['comparisons'][number]['estimates'];

/** The best channel of a row has no comparison of its own: any comparison it stands in will do. */
function countsOf(
  report: ConsistencyReport,
  estimates: Estimates | undefined,
  { metric, topic, channel }: MatrixCell,
): Readonly<Record<string, number>> | null {
  const found =
    estimates?.[channel] ??
    report.comparisons.find(
      (comparison) =>
        comparison.metric === metric &&
        comparison.topic === topic &&
        channel in comparison.estimates,
    )?.estimates[channel];
  return found?.counts ?? null;
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}
