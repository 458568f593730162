// Scores as rows of one column: a year holds 200,000 of them, and V8's collector looks again and again at every object that is kept.
import type { UnitScore } from './unit-scores.js';

/** One score a row; zeros where the channels did not meet. */
export type ScoreColumn = Float64Array;

/** Figures a row. */
export const scoreWidth = 6;

/** Places in a row. */
const weightAt = 1;
const varianceAt = 2;

export function openScores(rows: number): ScoreColumn {
  return new Float64Array(scoreWidth * rows);
}

export function putScore(column: ScoreColumn, row: number, unit: UnitScore): void {
  const at = scoreWidth * row;
  column[at] = unit.score;
  column[at + weightAt] = unit.weight;
  column[at + varianceAt] = unit.varianceNull;
  column[at + 3] = unit.strata;
  column[at + 4] = unit.contactsA;
  column[at + 5] = unit.contactsB;
}

export function scoreAt(column: ScoreColumn, row: number): UnitScore {
  const at = scoreWidth * row;
  return {
    score: column[at] as number,
    weight: column[at + weightAt] as number,
    varianceNull: column[at + varianceAt] as number,
    strata: column[at + 3] as number,
    contactsA: column[at + 4] as number,
    contactsB: column[at + 5] as number,
  };
}

/** The same scores, each with the variance that single values have inside the strata. */
export function varyBy(column: ScoreColumn, variance: number): ScoreColumn {
  const varied = column.slice();
  for (let at = 0; at < varied.length; at += scoreWidth)
    varied[at + varianceAt] = (varied[at + weightAt] as number) * variance;
  return varied;
}

/** What several weeks say together. */
export function sumRows(column: ScoreColumn, rows: readonly number[]): UnitScore {
  const sum = openScores(1);
  for (const row of rows) addFigures(sum, 0, column, scoreWidth * row);
  return scoreAt(sum, 0);
}

/** Adds the scores of several topics row by row; all columns are as long as the first. */
export function addTopics(topics: readonly ScoreColumn[]): ScoreColumn {
  const sum = new Float64Array(topics[0]?.length ?? 0);
  for (const column of topics)
    for (let at = 0; at < sum.length; at += scoreWidth)
      if ((column[at + weightAt] as number) > 0) addFigures(sum, at, column, at);
  return sum;
}

function addFigures(sum: ScoreColumn, at: number, column: ScoreColumn, from: number): void {
  for (let place = 0; place < scoreWidth; place++)
    sum[at + place] = (sum[at + place] as number) + (column[from + place] as number);
}
