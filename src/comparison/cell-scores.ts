// Everything a pair of channels shows on one metric: one cell a shared topic, and one over all of them.
import { lastPerObject } from '../domain/per-object.js';
import type { ScoreCurve } from '../statistics/shift-curve.js';
import { inBlocks } from './blocks.js';
import type { BookedTopic } from './booked.js';
import { childOf } from './child-of.js';
import type { CommonMix } from './common-mix.js';
import { seriesOf, topicsOf, type Evidence, type Series } from './evidence.js';
import { matchStrata, type MatchedStratum } from './matched-strata.js';
import type { PairMeasure, Side } from './pair-measure.js';
import { addStretch, curveOfSum, emptyPairSum, sumPairs, type PairSum } from './pair-sum.js';
import { openRemembered, type Remembered } from './remembered.js';
import { rangeOf } from './settings.js';
import { addSpreads, noSpreads, withinVariance } from './spreads.js';
import { openStrataBook, type StrataBook } from './strata-book.js';
import type { Layout, Strata } from './strata.js';
import type { Timetable } from './timetable.js';
import {
  addTopics,
  noScore,
  scoreUnit,
  sumUnits,
  withVariance,
  type RawUnit,
  type UnitScore,
} from './unit-scores.js';

/** The scored evidence of one comparison. */
export interface CellScores {
  /** null = all shared topics. */
  readonly topic: string | null;
  /** Complete weeks that teach the overdispersion, oldest first. */
  readonly history: readonly UnitScore[];
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
}

/** What one topic says in every unit of the timetable, and in the window altogether. */
export interface ScoredTopic {
  readonly units: readonly UnitScore[];
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
  const raw = units.map((): RawUnit | null => null);
  const window = emptyPairSum();
  for (const [unit, matched] of byUnit(matchStrata(strataOf(measure.a), strataOf(measure.b)))) {
    raw[unit] = scoreUnit(matched);
    if (units[unit]?.isWindow) addStretch(window, matched, 1);
  }
  return { units: finishUnits(raw, context), window };
}

/** The same of a topic that is booked. */
export function scoreBooked(
  context: PairContext,
  { units: given, window }: BookedTopic,
): ScoredTopic {
  const { units, numberOfBooked } = context.layout.timetable;
  const raw = units.map((): RawUnit | null => null);
  numberOfBooked.forEach((unit, place) => {
    if (unit !== null) raw[unit] = given[place] ?? null;
  });
  return { units: finishUnits(raw, context), window };
}

/** Units with the variance of the values they hold, which all pooled ones teach. */
function finishUnits(
  raw: readonly (RawUnit | null)[],
  { measure, layout }: PairContext,
): readonly UnitScore[] {
  if (measure.metric.kind === 'duration') return raw.map((unit) => unit ?? noScore);
  const spreads = noSpreads();
  raw.forEach((unit, index) => {
    if (unit !== null && layout.timetable.units[index]?.isPooled) addSpreads(spreads, unit.spreads);
  });
  const variance = withinVariance(spreads, rangeOf(measure.variant));
  return raw.map((unit) => (unit === null ? noScore : withVariance(unit, variance)));
}

type UnitFlag = 'isHistory' | 'isWindow';

function unitsThat(
  flag: UnitFlag,
  units: readonly UnitScore[],
  timetable: Timetable,
): readonly UnitScore[] {
  return units.filter((_, unit) => timetable.units[unit]?.[flag]);
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
        remembered.get(`block|${place}|${context.key}`, block, () => together(block)),
      );
      const all = remembered.get(`all|${context.key}`, blocks, () =>
        cellOf(context, null, together(blocks)),
      );
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
    history: unitsThat('isHistory', units, timetable),
    window: sumUnits(unitsThat('isWindow', units, timetable)),
    curve: measure.metric.kind === 'duration' ? curveOfSum(window) : null,
    mix: window.mix,
  };
}

function together(scored: readonly ScoredTopic[]): ScoredTopic {
  const window = sumPairs(scored.map((one) => one.window));
  const units = addTopics(
    scored.map((one) => one.units),
    scored[0]?.units.length ?? 0,
  );
  return { units, window };
}

/** The cell of one topic alone. */
export function cellOn(context: PairContext, topic: string | null): CellScores | undefined {
  const cells = openCells(context, openRemembered());
  for (const one of topicsOnBoth(context.layout.evidence, context.measure))
    if (topic === null || one === topic)
      cells.take(one, scoreTopic(context, one, openStrataBook()), true);
  return cells.finish().find((cell) => cell.topic === topic);
}
