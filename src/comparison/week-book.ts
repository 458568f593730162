// One week, or the part of one that a window holds: its contacts, and what they say of every pair asked about so far.
import { perObject } from '../domain/per-object.js';
import { childOf } from './child-of.js';
import { topicsOnBoth } from './cell-scores.js';
import { seriesOf, topicsOf } from './evidence.js';
import { matchStrata, type MatchedStratum } from './matched-strata.js';
import type { PackedEvidence } from './packed-series.js';
import type { PairMeasure, Side } from './pair-measure.js';
import { openStrataBook, type StrataBook } from './strata-book.js';
import type { Layout, Strata } from './strata.js';
import type { BookedUnit, Timetable } from './timetable.js';
import { noteUnit, openTopicUnits, type TopicUnits } from './topic-units.js';
import { scoreUnit } from './unit-scores.js';

export interface WeekBook extends Pick<BookedUnit, 'block' | 'firstDay'> {
  readonly evidence: PackedEvidence;
  /** Pair (`pairKey`) -> what the week says; a pair not asked about yet is absent. */
  readonly scores: Map<string, TopicUnits>;
}

/** Opens the book of a week. */
export function openWeekBook(
  { block, firstDay }: Pick<BookedUnit, 'block' | 'firstDay'>,
  evidence: PackedEvidence,
): WeekBook {
  return { block, firstDay, evidence, scores: new Map() };
}

/** Pairs with one key are scored alike, whatever basis or clock they are shown under. */
export const pairKey = perObject(({ metric, a, b }: PairMeasure): string =>
  [metric.id, a.channel, a.variant, b.channel, b.variant].join('|'),
);

/** Hears of the strata of a pair on a topic in which both channels had contacts; there is at least one. */
export type TakeMatched = (
  measure: PairMeasure,
  topic: string,
  matched: readonly MatchedStratum[],
) => void;

/** The topics of a pair that are to be matched; null = all of them. */
export type TopicsOf = (measure: PairMeasure) => ReadonlySet<string> | null;

/** Matches these pairs, topic by topic: a channel's waits are sorted once for all it meets. */
export function matchWeek(
  week: WeekBook,
  measures: readonly PairMeasure[],
  take: TakeMatched,
  wantedOf: TopicsOf = () => null,
): void {
  const page = pageOf(week, measures, { take, wantedOf });
  for (const topic of page.pairs.keys()) matchTopic(page, topic);
}

/** The same of many weeks, each topic in all of them before the next: its sums stay at hand while they grow. */
export function matchWeeks(
  weeks: readonly WeekBook[],
  measures: readonly PairMeasure[],
  takeOf: (week: WeekBook) => TakeMatched,
): void {
  const pages = weeks.map((week) => pageOf(week, measures, { take: takeOf(week) }));
  const topics = new Set(pages.flatMap(({ pairs }) => [...pairs.keys()]));
  for (const topic of topics) for (const page of pages) matchTopic(page, topic);
}

/** A week, and the pairs that meet in it by topic. */
interface Page {
  readonly layout: Layout;
  readonly pairs: ReadonlyMap<string, readonly PairMeasure[]>;
  readonly take: TakeMatched;
}

function pageOf(
  { evidence }: WeekBook,
  measures: readonly PairMeasure[],
  { take, wantedOf = () => null }: { readonly take: TakeMatched; readonly wantedOf?: TopicsOf },
): Page {
  const pairs = pairsByTopic(evidence, measures, wantedOf);
  return { layout: layoutOf(evidence), pairs, take };
}

function matchTopic({ layout, pairs, take }: Page, topic: string): void {
  const book = openStrataBook();
  for (const measure of pairs.get(topic) ?? []) {
    const matched = matchOn(layout, measure, { topic, book });
    if (matched.length > 0) take(measure, topic, matched);
  }
}

function pairsByTopic(
  evidence: PackedEvidence,
  measures: readonly PairMeasure[],
  wantedOf: TopicsOf,
): ReadonlyMap<string, readonly PairMeasure[]> {
  const topics = new Map<string, PairMeasure[]>();
  for (const measure of measures) {
    const wanted = wantedOf(measure);
    if (wanted?.size === 0) continue;
    for (const topic of topicsOnBoth(evidence, measure))
      if (wanted === null || wanted.has(topic))
        childOf(topics, topic, (): PairMeasure[] => []).push(measure);
  }
  return topics;
}

function matchOn(
  layout: Layout,
  { metric, a, b }: PairMeasure,
  { topic, book }: { readonly topic: string; readonly book: StrataBook },
): readonly MatchedStratum[] {
  const strataOf = ({ channel, variant }: Side): Strata => {
    const topics = topicsOf(layout.evidence, metric.id, variant);
    return book.byUnit(seriesOf(topics, topic, channel), metric.kind, layout);
  };
  return matchStrata(strataOf(a), strataOf(b));
}

/** The week alone, as one unit. */
function layoutOf(evidence: PackedEvidence): Layout {
  const timetable: Timetable = {
    units: [{ block: '', isHistory: true, isWindow: true, isPooled: true }],
    unitsOf: evidence.slots.map(() => [0]),
    numberOfBooked: [],
    isWindowSlot: evidence.slots.map(() => true),
    isYoung: false,
  };
  return { evidence, key: '', timetable, isCoarse: false };
}

/** Notes what the week says of a pair on a topic. */
export function noteScore(
  { scores }: WeekBook,
  measure: PairMeasure,
  topic: string,
  matched: readonly MatchedStratum[],
): void {
  noteUnit(childOf(scores, pairKey(measure), openTopicUnits), topic, scoreUnit(matched));
}

/** Scores the pairs that the week was not asked about before. */
export function scoreWeek(week: WeekBook, measures: readonly PairMeasure[]): void {
  const fresh = measures.filter((measure) => !week.scores.has(pairKey(measure)));
  for (const measure of fresh) week.scores.set(pairKey(measure), openTopicUnits());
  matchWeek(week, fresh, (measure, topic, matched) => {
    noteScore(week, measure, topic, matched);
  });
}
