// One number for how alike the channels serve: 0-100, in three parts, with the evidence behind it.
import type { Comparison } from '../domain/comparison.js';
import type { IndexPart, MetricDefinition } from '../domain/metric.js';
import { perObject } from '../domain/per-object.js';
import { onAxis } from './finding.js';
import { defaultComparisonSettings, toleranceOf, type ComparisonSettings } from './settings.js';

/** The index and its parts, 0-100; null where no comparison of that part exists. */
export interface IndexParts {
  readonly value: number | null;
  readonly process: number | null;
  readonly content: number | null;
  readonly outcome: number | null;
  /** Share of the weight whose verdict is not `inconclusive`, 0..1. */
  readonly evidence: number;
}

interface Scored {
  readonly part: IndexPart;
  readonly score: number;
  readonly weight: number;
  readonly isKnown: boolean;
}

/**
 * The end of the interval nearest to no difference, on the axis; 0 where the interval holds none or is unknown: noise never lowers
 * the index. Rows are seen from the worse channel, so it is the lower end; a ratio beyond every number is null in the row.
 */
function nearestEnd(row: Comparison, isDuration: boolean): number {
  if (!isDuration) return Math.max(0, row.difference.low ?? 0);
  const isKnown = row.timesOutOf100Low !== null;
  const unbounded = isKnown ? Infinity : 1;
  return Math.max(0, Math.log(row.ratioLow ?? unbounded));
}

/** 100 up to the margin, 0 from a full gap on, straight between (waits: on the log scale). */
function scoreOf(row: Comparison, metric: MetricDefinition, settings: ComparisonSettings): number {
  const tolerance = toleranceOf(metric, row.variant ?? 'none', settings);
  const margin = onAxis(metric.kind, tolerance.margin);
  const full = onAxis(metric.kind, tolerance.fullGap);
  const beyond = nearestEnd(row, metric.kind === 'duration') - margin;
  return 100 * (1 - Math.min(1, Math.max(0, beyond) / Math.max(1e-9, full - margin)));
}

/** Rows on the promise where it exists, else as the customer lived it: one basis per metric, topic and pair. */
function onOneBasis(rows: readonly Comparison[]): readonly Comparison[] {
  const promised = new Set(rows.filter(({ basis }) => basis === 'promise').map(matterOf));
  return rows.filter((row) => row.basis === 'promise' || !promised.has(matterOf(row)));
}

const matterOf = perObject(({ metric, topic, better, worse }: Comparison): string =>
  JSON.stringify([metric, topic, ...[better, worse].sort()]),
);

/** Contacts of the channel with fewer. */
const weightOf = perObject(({ estimates }: Comparison): number =>
  Math.min(...Object.values(estimates).map(({ n }) => n)),
);

function weightedMean(rows: readonly Scored[]): number | null {
  const weight = rows.reduce((sum, row) => sum + row.weight, 0);
  return weight > 0 ? rows.reduce((sum, row) => sum + row.weight * row.score, 0) / weight : null;
}

function evidenceOf(rows: readonly Scored[]): number {
  const weight = rows.reduce((sum, row) => sum + row.weight, 0);
  const known = rows.filter(({ isKnown }) => isKnown).reduce((sum, row) => sum + row.weight, 0);
  return weight > 0 ? known / weight : 0;
}

/**
 * How alike do the channels serve, 0-100? Topics only (never the cell of all topics beside them), all pairs, one basis, each weighted by
 * the contacts of its smaller channel; the mean of the parts that exist. Source: detection.md section 4.
 */
export function consistencyIndex(
  comparisons: readonly Comparison[],
  metrics: readonly MetricDefinition[],
  settings: ComparisonSettings = defaultComparisonSettings,
): IndexParts {
  const definitions = new Map(metrics.map((metric) => [metric.id, metric]));
  const scored = onOneBasis(comparisons.filter(({ topic }) => topic !== null)).flatMap((row) => {
    const metric = definitions.get(row.metric);
    if (!metric) return [];
    const isKnown = row.verdict !== 'inconclusive';
    return [
      { part: metric.part, score: scoreOf(row, metric, settings), weight: weightOf(row), isKnown },
    ];
  });
  const partOf = (part: IndexPart): number | null =>
    weightedMean(scored.filter((row) => row.part === part));
  const parts = {
    process: partOf('process'),
    content: partOf('content'),
    outcome: partOf('outcome'),
  };
  const existing = Object.values(parts).filter((part) => part !== null);
  const value =
    existing.length > 0 ? existing.reduce((sum, part) => sum + part, 0) / existing.length : null;
  return { value, ...parts, evidence: evidenceOf(scored) };
}
