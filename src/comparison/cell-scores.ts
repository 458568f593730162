// Everything a pair of channels shows on one metric: one cell a shared topic, and one over all of them.
import { seriesOf, topicsOf, type Evidence, type Series } from './evidence.js';
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

/** A pair with how its contacts fall into strata, and the book these are looked up in. */
export interface PairContext {
  readonly measure: PairMeasure;
  readonly layout: Layout;
  readonly book: StrataBook;
}

function seriesFor({ measure, layout }: PairContext, side: Side, topic: string | null): Series {
  const topics = topicsOf(layout.evidence, measure.metric.id, side.variant);
  return seriesOf(topics, topic, side.channel);
}

function strataOf(context: PairContext, side: Side, topic: string | null): Strata {
  const { measure, layout, book } = context;
  return book.byUnit(seriesFor(context, side, topic), measure.metric.kind, layout);
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
export function scoreTopic(topic: string, context: PairContext): ScoredTopic {
  const { measure, layout } = context;
  const { units } = layout.timetable;
  const matched = matchStrata(
    strataOf(context, measure.a, topic),
    strataOf(context, measure.b, topic),
  );
  const pooled = matched.filter((stratum) => units[stratum.unit]?.isPooled);
  const variance = withinVariance(pooled, rangeOf(measure.variant));
  return { topic, units: scoreUnits(matched, units.length, variance), matched };
}

/** Every topic both channels ever shared, scored unit by unit. */
export function scoreTopics(context: PairContext): readonly ScoredTopic[] {
  return topicsOnBoth(context.layout.evidence, context.measure).map((topic) =>
    scoreTopic(topic, context),
  );
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

/** Did both channels have contacts on the topic in the window? */
function isShared(topic: string | null, context: PairContext): boolean {
  const { measure, layout, book } = context;
  return [measure.a, measure.b].every((side) => {
    const series = seriesFor(context, side, topic);
    return book.overWindow(series, measure.metric.kind, layout).size > 0;
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
