// Ratings on a scale of 0..1: the satisfied share, from the counts per point.
import type { MetricId } from '../../domain/metric.js';
import type { ConsistencyReport, MatrixCell } from '../../report/consistency-report.js';
import { oncePerReport } from './once.js';

/** From which point on an answer counts as satisfied, a promoter, easy. */
const satisfiedFrom: Readonly<Partial<Record<MetricId, number>>> = { csat: 4, nps: 9, ces: 5 };

type Counts = Readonly<Record<string, number>>;

/** Counts per point by metric, topic and channel: any comparison a channel stands in has them. */
const countsOf = oncePerReport((report): ReadonlyMap<string, Counts> => {
  const found = new Map<string, Counts>();
  for (const { metric, topic, estimates } of report.comparisons) {
    for (const [channel, { counts }] of Object.entries(estimates)) {
      if (counts !== null) found.set(placeOf({ metric, topic, channel }), counts);
    }
  }
  return found;
});

function placeOf({
  metric,
  topic,
  channel,
}: Pick<MatrixCell, 'metric' | 'topic' | 'channel'>): string {
  return [metric, topic ?? '', channel].join('\u0000');
}

/** The share of answers at the good end of the scale; null where counts are not known. */
export function satisfiedShare(report: ConsistencyReport): (cell: MatrixCell) => number | null {
  const known = countsOf(report);
  return (cell) => cell.share ?? goodShare(cell.metric, known.get(placeOf(cell)));
}

function goodShare(metric: MetricId, counts: Counts | undefined): number | null {
  const from = satisfiedFrom[metric];
  if (counts === undefined || from === undefined) return null;
  const points = Object.entries(counts);
  const total = sum(points);
  return total === 0 ? null : sum(points.filter(([point]) => Number(point) >= from)) / total;
}

function sum(points: readonly (readonly [string, number])[]): number {
  return points.reduce((total, [, count]) => total + count, 0);
}
