// Everything a pair of channels shows on one metric: one cell a shared topic, and one over all of them.
import { addMix, emptyMix, mixStrata, type CommonMix } from './common-mix.js';
import { seriesOf, topicsOf, type Evidence, type Series } from './evidence.js';
import { withinVariance, matchStrata, type MatchedStratum } from './matched-strata.js';
import type { PairMeasure, Side } from './pair-measure.js';
import { openCurveSum, scoreCurve, type ScoreCurve } from './score-curve.js';
import { rangeOf } from './settings.js';
import { openStrataBook, type StrataBook } from './strata-book.js';
import type { Layout, Strata } from './strata.js';
import type { Timetable } from './timetable.js';
import { addTopics, scoreUnits, sumUnits, type UnitScore } from './unit-scores.js';

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
  readonly layout: Layout;
}

export interface ScoredTopic {
  readonly units: readonly UnitScore[];
  readonly matched: readonly MatchedStratum[];
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

/** S, W and V0 of one topic in every unit of the timetable. */
export function scoreTopic(context: PairContext, topic: string, book: StrataBook): ScoredTopic {
  const { measure, layout } = context;
  const { units } = layout.timetable;
  const strataOf = (side: Side): Strata =>
    book.byUnit(seriesFor(context, side, topic), measure.metric.kind, layout);
  const matched = matchStrata(strataOf(measure.a), strataOf(measure.b));
  const pooled = matched.filter((stratum) => units[stratum.unit]?.isPooled);
  const variance = withinVariance(pooled, rangeOf(measure.variant));
  return { units: scoreUnits(matched, units.length, variance), matched };
}

type UnitFlag = 'isHistory' | 'isWindow';

function unitsThat(
  flag: UnitFlag,
  units: readonly UnitScore[],
  timetable: Timetable,
): readonly UnitScore[] {
  return units.filter((_, unit) => timetable.units[unit]?.[flag]);
}

/** The cells of a pair while they are scored, topic by topic: strata are let go of with their topic. */
export interface OpenCells {
  /** Scores a topic both channels ever had contacts on. Topics come by id. */
  take(topic: string, book: StrataBook, isShared: boolean): void;
  /** All topics first, then each shared one; none where the window holds no shared topic. */
  finish(): readonly CellScores[];
}

/** Opens the cells of a pair. */
export function openCells(context: PairContext): OpenCells {
  const { timetable } = context.layout;
  const isDuration = context.measure.metric.kind === 'duration';
  const cells: CellScores[] = [];
  const mixOfAll = emptyMix();
  const curveOfAll = isDuration ? openCurveSum() : null;
  let unitsOfAll: readonly UnitScore[] = [];
  const cellOf = (
    topic: string | null,
    units: readonly UnitScore[],
    { curve, mix }: Pick<CellScores, 'curve' | 'mix'>,
  ): CellScores => ({
    topic,
    history: unitsThat('isHistory', units, timetable),
    window: sumUnits(unitsThat('isWindow', units, timetable)),
    curve,
    mix,
  });
  return {
    take(topic, book, isShared) {
      const { units, matched } = scoreTopic(context, topic, book);
      const inWindow = matched.filter(({ unit }) => timetable.units[unit]?.isWindow);
      const mix = emptyMix();
      mixStrata(mix, inWindow);
      const curve = isDuration ? scoreCurve(inWindow) : null;
      unitsOfAll = addTopics([unitsOfAll, units], timetable.units.length);
      addMix(mixOfAll, mix);
      if (curve !== null) curveOfAll?.add(curve);
      if (isShared) cells.push(cellOf(topic, units, { curve, mix }));
    },
    finish: () => {
      if (cells.length === 0) return [];
      const curve = curveOfAll?.sum() ?? null;
      return [cellOf(null, unitsOfAll, { curve, mix: mixOfAll }), ...cells];
    },
  };
}

/** The cell of one topic alone. */
export function cellOn(context: PairContext, topic: string | null): CellScores | undefined {
  const cells = openCells(context);
  for (const one of topicsOnBoth(context.layout.evidence, context.measure))
    if (topic === null || one === topic) cells.take(one, openStrataBook(), true);
  return cells.finish().find((cell) => cell.topic === topic);
}
