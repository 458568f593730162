// Shares and ratings on the axis of their difference: percentage points or points.
import type { MetricDefinition } from '../domain/metric.js';
import type { StratifiedScore } from '../statistics/stratified-score.js';
import { isALarger, type Axis } from './axis.js';

/** Percentage points in a share of 1; ratings are in points already. */
export function pointsPerUnit(metric: Pick<MetricDefinition, 'kind'>): number {
  return metric.kind === 'share' ? 100 : 1;
}

/** By how much is the worse channel worse, the same question at the same time (Mantel-Haenszel)? */
export function meanAxis(
  { score, weight }: StratifiedScore,
  metric: Pick<MetricDefinition, 'kind' | 'better'>,
): Axis {
  const points = pointsPerUnit(metric);
  const isLowerBetter = metric.better === 'lower';
  const isAWorse = isALarger(isLowerBetter ? score : -score, weight);
  const worse = Math.abs(score);
  return {
    isAWorse,
    estimate: (worse / weight) * points,
    scoreAt: (difference) => worse - (difference / points) * weight,
    differenceAt: (target) => ((worse - target) / weight) * points,
  };
}
