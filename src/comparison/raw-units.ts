// Scores before it is known how far single values vary, as rows of columns.
import type { MetricKind } from '../domain/metric.js';
import { openScores, putScore, varyBy, type ScoreColumn } from './score-column.js';
import { addSpreads, noSpreads, openSpreads, putSpreads, withinVariance } from './spreads.js';
import type { SpreadColumn } from './spreads.js';
import type { RawUnit } from './unit-scores.js';

export interface RawUnits {
  readonly scores: ScoreColumn;
  /** As long as the scores; of waits, empty. */
  readonly spreads: SpreadColumn;
}

export function openRawUnits(rows: number, kind: MetricKind): RawUnits {
  return { scores: openScores(rows), spreads: openSpreads(kind === 'duration' ? 0 : rows) };
}

/** Notes a unit in its row. */
export function putUnit({ scores, spreads }: RawUnits, row: number, unit: RawUnit): void {
  putScore(scores, row, unit);
  if (unit.spreads !== null) putSpreads(spreads, row, unit.spreads);
}

/**
 * The scores with the variance of the values they hold, which the rows that are pooled teach; waits bring their own, so theirs is the very
 * column that was raw. `range`: width of the scale.
 */
export function finishUnits(
  { scores, spreads }: RawUnits,
  pooled: readonly number[],
  range: number,
): ScoreColumn {
  if (spreads.length === 0) return scores;
  const sum = noSpreads();
  for (const row of pooled) addSpreads(sum, spreads, row);
  return varyBy(scores, withinVariance(sum, range));
}
