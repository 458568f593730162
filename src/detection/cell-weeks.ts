// One watched cell, week by week, with the variance chance alone would give its scores.
import type { MetricKind } from '../domain/metric.js';
import { noWeek, sumWeeks, type WeekSums } from './week-sums.js';

/** Topic -> ISO week -> sums. */
export type TopicWeeks = ReadonlyMap<string, ReadonlyMap<string, WeekSums>>;

/** A cell's weeks, oldest first; `topic: null` = all topics. Weeks in which the channels never met are empty ones. */
export interface CellWeeks {
  readonly topic: string | null;
  readonly weeks: readonly WeekSums[];
}

/** Fewer degrees of freedom than this say too little of the spread of single values. */
const minFreedom = 8;

/** How far single values lie from their stratum's mean; never less than half an odd answer would give (`range` = width of the scale). */
function spreadOf(weeks: readonly WeekSums[], range: number): number {
  const { squares, freedom, contactsA, contactsB } = sumWeeks(weeks);
  const rare = 0.5 / (contactsA + contactsB + 1);
  const least = range ** 2 * rare * (1 - rare);
  return freedom >= minFreedom ? Math.max(squares / freedom, least) : range ** 2 / 4;
}

/** Which weeks to lay out, and how. */
export interface WeekFrame {
  readonly kind: MetricKind;
  /** Width of the scale of shares (1) and ratings. */
  readonly range: number;
  /** ISO weeks, oldest first; the last one may still run. */
  readonly weeks: readonly string[];
  /** How many of the last weeks tell the spread of single values. */
  readonly historyWeeks: number;
}

function layTopic(sums: ReadonlyMap<string, WeekSums>, frame: WeekFrame): readonly WeekSums[] {
  const weeks = frame.weeks.map((week) => sums.get(week) ?? noWeek);
  if (frame.kind === 'duration') return weeks;
  const spread = spreadOf(weeks.slice(-frame.historyWeeks - 1), frame.range);
  return weeks.map((week) => ({ ...week, varianceNull: week.weight * spread }));
}

/** All topics first, then each topic, on the same weeks. O(topics x weeks). */
export function layCells(topics: TopicWeeks, frame: WeekFrame): readonly CellWeeks[] {
  const laid = [...topics].map(([topic, sums]) => ({ topic, weeks: layTopic(sums, frame) }));
  const all = frame.weeks.map((_, index) =>
    sumWeeks(laid.map(({ weeks }) => weeks[index] ?? noWeek)),
  );
  return [{ topic: null, weeks: all }, ...laid];
}
