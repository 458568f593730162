// From which difference on the monitor listens, and from which on it may speak.
import { shiftOf, type Variant } from '../domain/cell.js';
import type { MetricDefinition } from '../domain/metric.js';
import { toleranceOf, type ComparisonSettings } from '../comparison/settings.js';
import { pointsPerUnit } from '../comparison/mean-axis.js';

/**
 * Half the margin is the edge of the null; the whole one must be passed to alarm. Durations: whole log buckets
 * (1.15 = 7); shares: fractions of 1; ratings: points.
 */
export interface Margins {
  readonly half: number;
  readonly full: number;
}

/** The margins of one reading of a metric. */
export function marginsOf(
  metric: MetricDefinition,
  variant: Variant,
  settings: ComparisonSettings,
): Margins {
  const { margin } = toleranceOf(metric, variant, settings);
  if (metric.kind === 'duration') {
    return { half: shiftOf(Math.sqrt(margin)), full: shiftOf(margin) };
  }
  const full = margin / pointsPerUnit(metric);
  return { half: full / 2, full };
}
