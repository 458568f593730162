// Weekly (or daily) evidence of one cell and pair, in a form that can be stored, summed and asked at any shift.
import { bucketGamma } from '../domain/cell.js';
import type { MetricDefinition } from '../domain/metric.js';
import { curveReach } from '../statistics/shift-curve.js';
import { scoreTopic, scoreTopics, type PairContext, type ScoredTopic } from './cell-scores.js';
import { isCoarse } from './coarseness.js';
import { curveOf, scoreBetween } from './duration-axis.js';
import type { ScoredStretch } from './effect.js';
import type { Evidence } from './evidence.js';
import type { MatchedStratum } from './matched-strata.js';
import { pointsPerUnit } from './mean-axis.js';
import type { PairMeasure } from './pair-measure.js';
import { openStrataBook } from './strata-book.js';
import type { Layout } from './strata.js';
import { layBlocks } from './timetable.js';
import { addTopics, sumUnits, type UnitScore } from './unit-scores.js';

/** S at whole shifts from `first` on; the first and last value hold for every shift before and after. Plain JSON. */
export interface PackedCurve {
  readonly first: number;
  readonly values: readonly number[];
}

/** What one week (or day) says of one cell and pair. Sums of these give any stretch. Plain JSON. */
export interface WeeklyScore extends UnitScore {
  /** ISO week, or day. */
  readonly block: string;
  /** Durations, where asked for: S at every shift of A's waits. */
  readonly curve: PackedCurve | null;
}

/** One cell and pair. */
export interface WeeklyQuestion {
  readonly measure: PairMeasure;
  /** null = all topics both channels ever shared. */
  readonly topic: string | null;
  /** Durations: the score at every shift too? */
  readonly hasCurve: boolean;
}

function pack(curve: Float64Array): PackedCurve {
  const last = curve.length - 1;
  let [from, to] = [0, last];
  while (from < last && curve[from + 1] === curve[0]) from++;
  while (to > from && curve[to - 1] === curve[last]) to--;
  return { first: from - curveReach, values: [...curve.subarray(from, to + 1)] };
}

/** S at a whole shift of a packed curve. */
export function scoreOnPacked({ first, values }: PackedCurve, shift: number): number {
  return values[Math.min(Math.max(shift - first, 0), values.length - 1)] ?? 0;
}

function topicsScored(context: PairContext, topic: string | null): readonly ScoredTopic[] {
  return topic === null ? scoreTopics(context) : [scoreTopic(topic, context)];
}

/** Every unit's strata, over all topics. */
function strataByUnit(topics: readonly ScoredTopic[], units: number): readonly MatchedStratum[][] {
  const strata = Array.from({ length: units }, (): MatchedStratum[] => []);
  for (const { matched } of topics)
    for (const stratum of matched) strata[stratum.unit]?.push(stratum);
  return strata;
}

function scoreBlocks(
  topics: readonly ScoredTopic[],
  blocks: readonly string[],
  isCurved: boolean,
): readonly WeeklyScore[] {
  const scores = addTopics(
    topics.map(({ units }) => units),
    blocks.length,
  );
  const strata = strataByUnit(topics, blocks.length);
  const curveFor = (unit: number): PackedCurve | null =>
    isCurved ? pack(curveOf(strata[unit] ?? [])) : null;
  return scores.flatMap((score, unit) =>
    score.weight > 0 ? [{ ...score, block: blocks[unit] as string, curve: curveFor(unit) }] : [],
  );
}

/**
 * S, W and V0 of every block in which the channels met, oldest first: each week or day of the evidence whole, finished or not. The variance
 * of shares and ratings is pooled over all the evidence given. Strata are worked out once for all questions; each costs O(strata), with
 * curves O(strata x buckets^2).
 */
export function weeklyScorer(
  evidence: Evidence,
  grain: 'week' | 'day',
): (question: WeeklyQuestion) => readonly WeeklyScore[] {
  const timetable = layBlocks(evidence.slots, grain);
  const blocks = timetable.units.map(({ block }) => block);
  const book = openStrataBook();
  const layouts = [false, true].map((coarse) => ({ evidence, timetable, isCoarse: coarse }));
  return ({ measure, topic, hasCurve }) => {
    const layout = layouts[Number(isCoarse(evidence, measure))] as Layout;
    const topics = topicsScored({ measure, layout, book }, topic);
    return scoreBlocks(topics, blocks, hasCurve && measure.metric.kind === 'duration');
  };
}

/** Several weeks as one stretch, from which `effectOf` reads the estimate and its interval. */
export function stretchOfWeeks(weeks: readonly WeeklyScore[]): ScoredStretch {
  const curves = weeks.flatMap(({ curve }) => (curve ? [curve] : []));
  return {
    total: sumUnits(weeks),
    scoreAt: (shift) => curves.reduce((sum, curve) => sum + scoreOnPacked(curve, shift), 0),
  };
}

const lnGamma = Math.log(bucketGamma);

/**
 * The score of a week seen from one channel being worse by more than `difference` (on the axis of `effectOf`: ln of a ratio, percentage
 * points, points): positive speaks for it. Half the margin gives the `s` of the monitor. Durations need the week's curve.
 */
export function scoreBeyond(
  week: WeeklyScore,
  metric: Pick<MetricDefinition, 'kind' | 'better'>,
  { worse, difference }: { readonly worse: 'a' | 'b'; readonly difference: number },
): number {
  const sign = (worse === 'a') === (metric.better === 'lower') ? 1 : -1;
  if (metric.kind !== 'duration')
    return sign * week.score - (difference / pointsPerUnit(metric)) * week.weight;
  const { curve } = week;
  if (curve === null)
    throw new Error('A shifted score needs a week with its curve: ask the weekly scorer for one.');
  const shift = (sign * difference) / lnGamma;
  return sign * scoreBetween((whole) => scoreOnPacked(curve, whole), shift);
}
