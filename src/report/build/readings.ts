// Figures of one channel (and topic) read from the window's sums.
import { rawEstimate } from '../../comparison/channel-estimate.js';
import { childOf } from '../../comparison/child-of.js';
import type { CellTally, Tally, Variant } from '../../domain/cell.js';
import { metricOf, type MetricId } from '../../domain/metric.js';
import { perObject } from '../../domain/per-object.js';
import type { RatingFigure, ShareFigure } from '../report-sections.js';
import { toDecimals } from '../rounding.js';
import { groupCells, shownVariant, totalOf } from './cell-sums.js';

/** The cells of one channel, of one topic or of all. */
export interface Readings {
  /** All the cells of a metric's reading together; null where there are none. */
  tally(metric: MetricId, variant: Variant): Tally | null;
  /** The reading of a share or rating with the most contacts. */
  shown(metric: MetricId): { readonly variant: Variant; readonly tally: Tally } | null;
}

/** Read once, and once added up, for as long as the list is kept. */
export const readingsOf = perObject((cells: readonly CellTally[]): Readings => {
  const metrics = groupCells(cells, ({ metric }) => metric);
  const of = (metric: MetricId): readonly CellTally[] => metrics.get(metric) ?? [];
  const totals = new Map<string, { readonly total: Tally | null }>();
  const tally = (metric: MetricId, variant: Variant): Tally | null =>
    childOf(totals, `${metric} ${variant}`, () => ({
      total: totalOf(of(metric).filter(({ cell }) => cell.variant === variant)),
    })).total;
  return {
    tally,
    shown(metric) {
      const { kind } = metricOf(metric);
      const variant = shownVariant(of(metric), { metric, kind, clock: 'customer' });
      const total = variant === null ? null : tally(metric, variant);
      return variant === null || total === null ? null : { variant, tally: total };
    },
  };
});

/** A decided share; null where there is no tally. */
export function shareFigure(tally: Tally | null): ShareFigure | null {
  if (tally === null) return null;
  const denominator = tally.yes + tally.no;
  const share = denominator === 0 ? null : toDecimals(tally.yes / denominator, 4);
  return { numerator: tally.yes, denominator, share };
}

const goodFrom: Readonly<Partial<Record<MetricId, number>>> = { csat: 4, ces: 5 };
const usualVariant: Readonly<Partial<Record<MetricId, Variant>>> = {
  csat: 'scale_1_5',
  nps: 'scale_0_10',
  ces: 'scale_1_7',
};

/** The answers to one question; good share and score only on its usual scale, since nothing is converted. */
export function ratingFigure(readings: Readings, metric: MetricId): RatingFigure | null {
  const shown = readings.shown(metric);
  if (shown === null) return null;
  const { tally, variant } = shown;
  const { mean } = rawEstimate(tally, 'rating', variant);
  const isUsual = variant === usualVariant[metric];
  const from = isUsual ? goodFrom[metric] : undefined;
  return {
    n: tally.n,
    mean: toDecimals(mean, 2),
    goodShare: from === undefined ? null : toDecimals(above(tally, from) / tally.n, 4),
    score: isUsual && metric === 'nps' ? promoterScore(tally) : null,
  };
}

function promoterScore(tally: Tally): number {
  const detractors = tally.n - above(tally, 7);
  return Math.round((100 * (above(tally, 9) - detractors)) / tally.n);
}

function above(tally: Tally, from: number): number {
  let count = 0;
  for (const [value, answers] of tally.levels) if (value >= from) count += answers;
  return count;
}
