// Everything a pair of channels shows on one metric: one cell a shared topic, and one over all of them.
import type { Evidence, Series, TopicSeries } from './evidence.js';
import { seriesOf, topicsOf } from './evidence.js';
import { withinVariance, matchStrata, type MatchedStratum } from './matched-strata.js';
import type { PairMeasure, Side } from './pair-measure.js';
import { rangeOf } from './settings.js';
import type { StrataBook } from './strata-book.js';
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
  /** The window's strata in which both channels had contacts. */
  readonly matched: readonly MatchedStratum[];
}

export interface ScoredTopic {
  readonly topic: string | null;
  readonly units: readonly UnitScore[];
  readonly matched: readonly MatchedStratum[];
}

/** Dates without a time on either side leave no parts of the day to match. */
export function isCoarse(evidence: Evidence, { metric, a, b }: PairMeasure): boolean {
  return [a, b].some(({ channel, variant }) =>
    [...topicsOf(evidence, metric.id, variant).values()].some((channels) =>
      (channels.get(channel) ?? []).some(({ tally }) => tally.dateOnly > 0),
    ),
  );
}

/** One channel's topics in the variant it brings. */
export function topicsOfSide(
  evidence: Evidence,
  metric: PairMeasure['metric'],
  side: Side,
): TopicSeries {
  return topicsOf(evidence, metric.id, side.variant);
}

function strataOf(
  side: Side,
  topic: string | null,
  { measure, layout, book }: PairContext,
): Strata {
  const topics = topicsOfSide(layout.evidence, measure.metric, side);
  return book.byUnit(seriesOf(topics, topic, side.channel), measure.metric.kind, layout);
}

export interface PairContext {
  readonly measure: PairMeasure;
  readonly layout: Layout;
  readonly book: StrataBook;
}

function topicIds(topics: TopicSeries, { channel }: Side): readonly string[] {
  return [...topics]
    .filter(([, channels]) => channels.has(channel))
    .flatMap(([topic]) => (topic === null ? [] : [topic]));
}

/** The topics that both channels ever had contacts on; unmapped contacts are never among them. */
function topicsOnBoth({ measure, layout }: PairContext): readonly string[] {
  const [a, b] = [measure.a, measure.b].map((side) =>
    topicIds(topicsOfSide(layout.evidence, measure.metric, side), side),
  ) as [readonly string[], readonly string[]];
  const inB = new Set(b);
  return a.filter((topic) => inB.has(topic)).sort();
}

/** S, W and V0 of one topic in every unit of the timetable. */
export function scoreTopic(topic: string, context: PairContext): ScoredTopic {
  const { measure, layout } = context;
  const { units } = layout.timetable;
  const matched = matchStrata(
    strataOf(measure.a, topic, context),
    strataOf(measure.b, topic, context),
  );
  const pooled = matched.filter((stratum) => units[stratum.unit]?.isPooled);
  const variance = withinVariance(pooled, rangeOf(measure.variant));
  return { topic, units: scoreUnits(matched, units.length, variance), matched };
}

/** Every topic both channels ever shared, scored unit by unit. */
export function scoreTopics(context: PairContext): readonly ScoredTopic[] {
  return topicsOnBoth(context).map((topic) => scoreTopic(topic, context));
}

function cellOf(scored: ScoredTopic, timetable: Timetable): CellScores {
  const { units } = timetable;
  return {
    topic: scored.topic,
    history: scored.units.filter((_, unit) => units[unit]?.isHistory),
    window: sumUnits(scored.units.filter((_, unit) => units[unit]?.isWindow)),
    matched: scored.matched.filter((stratum) => units[stratum.unit]?.isWindow),
  };
}

/** Did the channel have contacts on the topic in the window? */
function hasWindow(series: Series, { measure, layout, book }: PairContext): boolean {
  return book.overWindow(series, measure.metric.kind, layout).size > 0;
}

/** The topics both channels had contacts on in the window. */
function isShared(topic: string | null, context: PairContext): boolean {
  return [context.measure.a, context.measure.b].every((side) => {
    const topics = topicsOfSide(context.layout.evidence, context.measure.metric, side);
    return hasWindow(seriesOf(topics, topic, side.channel), context);
  });
}

/** The cells of a pair: all shared topics first, then each; none where the window holds no shared topic. */
export function cellsOf(context: PairContext): readonly CellScores[] {
  const { timetable } = context.layout;
  const scored = scoreTopics(context);
  const shared = scored.filter(({ topic }) => isShared(topic, context));
  if (shared.length === 0) return [];
  const all = {
    topic: null,
    units: addTopics(
      scored.map(({ units }) => units),
      timetable.units.length,
    ),
    matched: scored.flatMap(({ matched }) => matched),
  };
  return [all, ...shared].map((cell) => cellOf(cell, timetable));
}
