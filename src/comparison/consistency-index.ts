// One number for how alike the channels serve: 0-100, in three parts, with the evidence behind it.
import type { Comparison } from '../domain/comparison.js';
import type { IndexPart, MetricDefinition } from '../domain/metric.js';
import { lastPerObject } from '../domain/per-object.js';
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

function matterOf({ metric, topic, better, worse }: Comparison): string {
  return JSON.stringify([metric, topic, ...[better, worse].sort()]);
}

/** Contacts of the channel with fewer. */
function weightOf({ estimates }: Comparison): number {
  return Math.min(...Object.values(estimates).map(({ n }) => n));
}

/** Of scored rows. */
interface Sums {
  weight: number;
  known: number;
  readonly parts: ReadonlyMap<IndexPart, { weight: number; scores: number }>;
}

const indexParts = ['process', 'content', 'outcome'] as const;

function noSums(): Sums {
  const parts = new Map(indexParts.map((part) => [part, { weight: 0, scores: 0 }]));
  return { weight: 0, known: 0, parts };
}

function sumRows(
  rows: readonly Comparison[],
  metrics: readonly MetricDefinition[],
  settings: ComparisonSettings,
): Sums {
  const definitions = new Map(metrics.map((metric) => [metric.id, metric]));
  const sums = noSums();
  for (const row of onOneBasis(rows.filter(({ topic }) => topic !== null))) {
    const metric = definitions.get(row.metric);
    if (!metric) continue;
    const weight = weightOf(row);
    const part = sums.parts.get(metric.part)!;
    sums.weight += weight;
    if (row.verdict !== 'inconclusive') sums.known += weight;
    part.weight += weight;
    part.scores += weight * scoreOf(row, metric, settings);
  }
  return sums;
}

/** Of lists that have not changed. */
const known = lastPerObject<readonly Comparison[], Sums>();

function addSums(lists: readonly Sums[]): Sums {
  const sum = noSums();
  for (const { weight, known: ofKnown, parts } of lists) {
    sum.weight += weight;
    sum.known += ofKnown;
    for (const [name, part] of parts) {
      const into = sum.parts.get(name)!;
      into.weight += part.weight;
      into.scores += part.scores;
    }
  }
  return sum;
}

/**
 * How alike do the channels serve, 0-100? Topics only (never the cell of all topics beside them), all pairs, one basis, each weighted by
 * the contacts of its smaller channel; the mean of the parts that exist. Comparisons come topic by topic: all of a topic in one list.
 * Source: detection.md section 4.
 */
export function consistencyIndex(
  onTopics: readonly (readonly Comparison[])[],
  metrics: readonly MetricDefinition[],
  settings: ComparisonSettings = defaultComparisonSettings,
): IndexParts {
  const sums = onTopics.map((rows) =>
    known.get(rows, [metrics, settings.margins], () => sumRows(rows, metrics, settings)),
  );
  const all = addSums(sums);
  const partOf = (part: IndexPart): number | null => {
    const { weight, scores } = all.parts.get(part)!;
    return weight > 0 ? scores / weight : null;
  };
  const parts = {
    process: partOf('process'),
    content: partOf('content'),
    outcome: partOf('outcome'),
  };
  const existing = Object.values(parts).filter((part) => part !== null);
  const value =
    existing.length > 0 ? existing.reduce((sum, part) => sum + part, 0) / existing.length : null;
  return { value, ...parts, evidence: all.weight > 0 ? all.known / all.weight : 0 };
}
