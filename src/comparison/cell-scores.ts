// Everything a pair of channels shows on one metric: one cell a shared topic, and one over all of them.
import { lastPerObject } from '../domain/per-object.js';
import { overdispersion, type Overdispersion } from '../statistics/overdispersion.js';
import type { ScoreCurve } from '../statistics/shift-curve.js';
import { inBlocks } from './blocks.js';
import type { BookedPair } from './booked.js';
import { childOf } from './child-of.js';
import type { CommonMix } from './common-mix.js';
import { seriesOf, topicsOf, type Evidence, type Series } from './evidence.js';
import { matchStrata, type MatchedStratum } from './matched-strata.js';
import type { PairMeasure, Side } from './pair-measure.js';
import { addStretch, curveOfSum, emptyPairSum, sumPairs, type PairSum } from './pair-sum.js';
import { finishUnits, openRawUnits, putUnit, type RawUnits } from './raw-units.js';
import { openRemembered, type Remembered } from './remembered.js';
import { addTopics, scoreAt, sumRows, type ScoreColumn } from './score-column.js';
import { rangeOf } from './settings.js';
import { openStrataBook, type StrataBook } from './strata-book.js';
import type { Layout, Strata } from './strata.js';
import type { Timetable } from './timetable.js';
import { openTopicRows, type TopicUnits } from './topic-units.js';
import { scoreUnit, type UnitScore } from './unit-scores.js';

/** The scored evidence of one comparison. */
export interface CellScores {
  /** null = all shared topics. */
  readonly topic: string | null;
  /** What its complete weeks teach. */
  readonly own: Overdispersion;
  readonly window: UnitScore;
  /** Of the window's strata. Durations only. */
  readonly curve: ScoreCurve | null;
  /** Of the window's strata in which both channels had contacts. */
  readonly mix: CommonMix;
}

/** A pair with how its contacts fall into strata. */
export interface PairContext {
  readonly measure: PairMeasure;
  /** Names the measure (`measureKey`). */
  readonly key: string;
  readonly layout: Layout;
  /** What was worked out of the pair, for as long as it lies in this layout. */
  readonly kept: Remembered;
}

/** What one topic says in every unit of the timetable, and in the window altogether. */
export interface ScoredTopic {
  readonly units: ScoreColumn;
  readonly window: PairSum;
}

/** A side's series on a topic. */
export function seriesFor(
  { measure, layout }: PairContext,
  side: Side,
  topic: string | null,
): Series {
  const topics = topicsOf(layout.evidence, measure.metric.id, side.variant);
  return seriesOf(topics, topic, side.channel);
}

/** The topics that both channels ever had contacts on, by id; unmapped contacts are never among them. */
export function topicsOnBoth(evidence: Evidence, { metric, a, b }: PairMeasure): readonly string[] {
  const ofB = topicsOf(evidence, metric.id, b.variant);
  const shared: string[] = [];
  for (const [topic, channels] of topicsOf(evidence, metric.id, a.variant))
    if (topic !== null && channels.has(a.channel) && ofB.get(topic)?.has(b.channel))
      shared.push(topic);
  return shared.sort();
}

/** Matched strata by the unit they lie in. */
function byUnit(matched: readonly MatchedStratum[]): ReadonlyMap<number, MatchedStratum[]> {
  const units = new Map<number, MatchedStratum[]>();
  for (const stratum of matched) childOf(units, stratum.unit, () => []).push(stratum);
  return units;
}

/** S, W and V0 of one topic in every unit of the timetable, and its sums over the window. */
export function scoreTopic(context: PairContext, topic: string, book: StrataBook): ScoredTopic {
  const { measure, layout } = context;
  const { units } = layout.timetable;
  const strataOf = (side: Side): Strata =>
    book.byUnit(seriesFor(context, side, topic), measure.metric.kind, layout);
  const raw = openRawUnits(units.length, measure.metric.kind);
  const window = emptyPairSum();
  for (const [unit, matched] of byUnit(matchStrata(strataOf(measure.a), strataOf(measure.b)))) {
    putUnit(raw, unit, scoreUnit(matched));
    if (units[unit]?.isWindow) addStretch(window, matched, 1);
  }
  return { units: finish(raw, context), window };
}

/** The same of a topic that is booked. */
export function scoreBooked(context: PairContext, topic: string, pair: BookedPair): ScoredTopic {
  const { measure, layout } = context;
  const { units, numberOfBooked } = layout.timetable;
  const said = units.map((): TopicUnits | undefined => undefined);
  numberOfBooked.forEach((unit, place) => {
    if (unit !== null) said[unit] = pair.units[place];
  });
  const rowsOf = context.kept.get(`rows of ${topic}`, [], () =>
    openTopicRows(topic, measure.metric.kind),
  );
  return { units: finish(rowsOf(said), context), window: pair.windowOf(topic) };
}

function finish(raw: RawUnits, { measure, layout }: PairContext): ScoreColumn {
  return finishUnits(raw, unitsThat('isPooled', layout.timetable), rangeOf(measure.variant));
}

type UnitFlag = 'isHistory' | 'isWindow' | 'isPooled';

/** Their numbers. */
function unitsThat(flag: UnitFlag, { units }: Timetable): readonly number[] {
  const numbers: number[] = [];
  units.forEach((unit, number) => {
    if (unit[flag]) numbers.push(number);
  });
  return numbers;
}

/** The cells of a pair while its topics are scored, one after the other. */
export interface OpenCells {
  /** Takes a topic both channels ever had contacts on. Topics come by id. */
  take(topic: string, scored: ScoredTopic, isShared: boolean): void;
  /** All topics first, then each shared one; none where the window holds no shared topic. */
  finish(): readonly CellScores[];
}

/** Of topics scored as before. */
const cellsOf = lastPerObject<ScoredTopic, CellScores>();

/** Opens the cells of a pair; those of topics scored as before are the same objects as before. */
export function openCells(context: PairContext, remembered: Remembered): OpenCells {
  const taken: ScoredTopic[] = [];
  const cells: CellScores[] = [];
  return {
    take(topic, scored, isShared) {
      taken.push(scored);
      if (!isShared) return;
      cells.push(cellsOf.get(scored, [context, topic], () => cellOf(context, topic, scored)));
    },
    finish: () => {
      if (cells.length === 0) return [];
      const blocks = inBlocks(taken).map((block, place) =>
        remembered.get(`block ${place}`, block, () => together(block)),
      );
      const all = remembered.get('all', blocks, () => cellOf(context, null, together(blocks)));
      return [all, ...cells];
    },
  };
}

function cellOf(
  { measure, layout: { timetable } }: PairContext,
  topic: string | null,
  { units, window }: ScoredTopic,
): CellScores {
  return {
    topic,
    own: overdispersion(unitsThat('isHistory', timetable).map((unit) => scoreAt(units, unit))),
    window: sumRows(units, unitsThat('isWindow', timetable)),
    curve: measure.metric.kind === 'duration' ? curveOfSum(window) : null,
    mix: window.mix,
  };
}

function together(scored: readonly ScoredTopic[]): ScoredTopic {
  const window = sumPairs(scored.map((one) => one.window));
  return { units: addTopics(scored.map((one) => one.units)), window };
}

/** The cell of one topic alone. */
export function cellOn(context: PairContext, topic: string | null): CellScores | undefined {
  const cells = openCells(context, openRemembered());
  for (const one of topicsOnBoth(context.layout.evidence, context.measure))
    if (topic === null || one === topic)
      cells.take(one, scoreTopic(context, one, openStrataBook()), true);
  return cells.finish().find((cell) => cell.topic === topic);
}
