// What a week says of a pair, topic by topic, in columns that grow.
import type { MetricKind } from '../domain/metric.js';
import { childOf } from './child-of.js';
import { openRawUnits, putUnit, type RawUnits } from './raw-units.js';
import { openScores, scoreWidth, type ScoreColumn } from './score-column.js';
import { openSpreads, spreadWidth, type SpreadColumn } from './spreads.js';
import type { RawUnit } from './unit-scores.js';

export interface TopicUnits {
  /** Topic -> row; zeros where the channels did not meet. */
  readonly rows: Map<string, number>;
  scores: ScoreColumn;
  /** Of waits, empty. */
  spreads: SpreadColumn;
}

const noScores = openScores(0);
const noSpreads = openSpreads(0);

export function openTopicUnits(): TopicUnits {
  return { rows: new Map(), scores: noScores, spreads: noSpreads };
}

export function noteUnit(units: TopicUnits, topic: string, unit: RawUnit): void {
  const row = childOf(units.rows, topic, () => units.rows.size);
  units.scores = withRoom(units.scores, row, scoreWidth);
  if (unit.spreads !== null) units.spreads = withRoom(units.spreads, row, spreadWidth);
  putUnit(units, row, unit);
}

/** What units say of one topic, a row each: zeros where they say nothing. */
export type TopicRows = (units: readonly (TopicUnits | undefined)[]) => RawUnits;

/** Rows of the very units that stood there last time are not read again. */
export function openTopicRows(topic: string, kind: MetricKind): TopicRows {
  let before: readonly (TopicUnits | undefined)[] = [];
  let rows = openRawUnits(0, kind);
  return (units) => {
    const isAsLong = before.length === units.length;
    rows = isAsLong ? copyOf(rows) : openRawUnits(units.length, kind);
    units.forEach((unit, row) => {
      if (!isAsLong || unit !== before[row]) copyUnit(unit, topic, rows, row);
    });
    before = units;
    return rows;
  };
}

function copyOf({ scores, spreads }: RawUnits): RawUnits {
  return { scores: scores.slice(), spreads: spreads.slice() };
}

/** What units say of a topic, in place of what a row says. */
export function copyUnit(
  units: TopicUnits | undefined,
  topic: string,
  into: RawUnits,
  row: number,
): void {
  into.scores.fill(0, row * scoreWidth, (row + 1) * scoreWidth);
  into.spreads.fill(0, row * spreadWidth, (row + 1) * spreadWidth);
  const from = units?.rows.get(topic);
  if (units === undefined || from === undefined) return;
  for (let place = 0; place < scoreWidth; place++)
    into.scores[row * scoreWidth + place] = units.scores[from * scoreWidth + place] as number;
  if (units.spreads.length === 0) return;
  for (let place = 0; place < spreadWidth; place++)
    into.spreads[row * spreadWidth + place] = units.spreads[from * spreadWidth + place] as number;
}

/** The same with nothing said on these topics. */
export function copyWithout(units: TopicUnits, topics: Iterable<string>): TopicUnits {
  const scores = units.scores.slice();
  const spreads = units.spreads.slice();
  for (const topic of topics) {
    const row = units.rows.get(topic);
    if (row === undefined) continue;
    scores.fill(0, row * scoreWidth, (row + 1) * scoreWidth);
    spreads.fill(0, row * spreadWidth, (row + 1) * spreadWidth);
  }
  return { rows: new Map(units.rows), scores, spreads };
}

/** The first rows a column has room for. */
const firstRows = 8;

/** The column, or a longer one that holds the same, with room for this row. */
function withRoom(column: Float64Array, row: number, width: number): Float64Array {
  if (width * row < column.length) return column;
  const wider = new Float64Array(width * Math.max(firstRows, Math.ceil(1.5 * row)));
  wider.set(column);
  return wider;
}
