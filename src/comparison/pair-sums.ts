// Sums of many pairs over many stretches: added once, and changed only where a stretch differs.
import { childOf } from './child-of.js';
import type { Address } from './evidence.js';
import type { PairMeasure, Side } from './pair-measure.js';
import { addStretch, emptyPairSum, type PairSum } from './pair-sum.js';
import { copyWithout, openTopicUnits } from './topic-units.js';
import {
  matchWeek,
  matchWeeks,
  noteScore,
  pairKey,
  type TakeMatched,
  type TopicsOf,
  type WeekBook,
} from './week-book.js';

export interface PairSums {
  /** Adds up pairs not asked about before, over these books, and notes what they score there. */
  prepare(measures: readonly PairMeasure[], books: Iterable<WeekBook>): void;
  /** Takes out what a stretch said, and adds what it says now, on the addresses that differ; null = no such stretch. */
  exchange(
    stretch: readonly [WeekBook | null, WeekBook | null],
    unlike: ReadonlyMap<string, Address>,
  ): void;
  /** Scores anew, where they differ, the addresses of a stretch outside the window. */
  rescore(stretch: readonly [WeekBook, WeekBook], unlike: ReadonlyMap<string, Address>): void;
  /** All sums of a pair, by topic; another object once one of them has changed, as is that one; null where the channels never met. */
  topicsOf(measure: PairMeasure): ReadonlyMap<string, PairSum> | null;
}

interface Held {
  readonly measures: Map<string, PairMeasure>;
  /** Pair -> topic -> sum. */
  readonly pairs: Map<string, Map<string, PairSum>>;
  /** Pairs whose sums are other objects already since somebody last asked for them. */
  readonly fresh: Set<string>;
}

export function openPairSums(): PairSums {
  const held: Held = { measures: new Map(), pairs: new Map(), fresh: new Set() };
  return {
    prepare: (measures, books) => {
      const fresh = measures.filter((measure) => !held.measures.has(pairKey(measure)));
      if (fresh.length === 0) return;
      for (const measure of fresh) held.measures.set(pairKey(measure), measure);
      addBooks(held, [...books], fresh);
    },
    exchange: ([before, after], unlike) => {
      const measures = [...held.measures.values()];
      const touched = topicsAmong(unlike);
      if (before !== null) takeOut(held, before, touched);
      if (after === null) return;
      if (before !== null) keepScores([before, after], measures, touched);
      addBook(held, after, measures, touched);
    },
    rescore: (stretch, unlike) => {
      const [before, after] = stretch;
      const isScored = (measure: PairMeasure): boolean => before.scores.has(pairKey(measure));
      const measures = [...held.measures.values()].filter(isScored);
      const touched = topicsAmong(unlike);
      keepScores(stretch, measures, touched);
      const note: TakeMatched = (measure, topic, matched) => {
        noteScore(after, measure, topic, matched);
      };
      matchWeek(after, measures, note, touched);
    },
    topicsOf: (measure) => {
      held.fresh.delete(pairKey(measure));
      return held.pairs.get(pairKey(measure)) ?? null;
    },
  };
}

/** The topics on which either side of a pair is among these addresses. */
function topicsAmong(addresses: ReadonlyMap<string, Address>): TopicsOf {
  const topics = new Map<string, Set<string>>();
  for (const { metric, variant, channel, topic } of addresses.values())
    if (topic !== null)
      childOf(topics, [metric, variant, channel].join('|'), () => new Set<string>()).add(topic);
  const ofSide = (metric: string, { variant, channel }: Side): ReadonlySet<string> =>
    topics.get([metric, variant, channel].join('|')) ?? none;
  return ({ metric, a, b }) => {
    const ofA = ofSide(metric.id, a);
    const ofB = ofSide(metric.id, b);
    if (ofA.size === 0) return ofB;
    return ofB.size === 0 ? ofA : new Set([...ofA, ...ofB]);
  };
}

const none: ReadonlySet<string> = new Set();

function takeOut(held: Held, book: WeekBook, wantedOf: TopicsOf): void {
  matchWeek(
    book,
    [...held.measures.values()],
    (measure, topic, matched) => {
      addStretch(sumAnew(held, measure, topic), matched, -1);
    },
    wantedOf,
  );
}

/** What is untouched was said before; of a pair that is untouched altogether, in the same words. */
function keepScores(
  [before, after]: readonly [WeekBook, WeekBook],
  measures: readonly PairMeasure[],
  touchedOf: TopicsOf,
): void {
  for (const measure of measures) {
    const key = pairKey(measure);
    const scores = before.scores.get(key) ?? openTopicUnits();
    const touched = touchedOf(measure) ?? none;
    after.scores.set(key, touched.size === 0 ? scores : copyWithout(scores, touched));
  }
}

function addBook(
  held: Held,
  book: WeekBook,
  measures: readonly PairMeasure[],
  wantedOf?: TopicsOf,
): void {
  openScores(book, measures);
  matchWeek(book, measures, adding(held, book), wantedOf);
}

function addBooks(held: Held, books: readonly WeekBook[], measures: readonly PairMeasure[]): void {
  for (const book of books) openScores(book, measures);
  matchWeeks(books, measures, (book) => adding(held, book));
}

function openScores(book: WeekBook, measures: readonly PairMeasure[]): void {
  for (const measure of measures) childOf(book.scores, pairKey(measure), openTopicUnits);
}

function adding(held: Held, book: WeekBook): TakeMatched {
  return (measure, topic, matched) => {
    addStretch(sumAnew(held, measure, topic), matched, 1);
    noteScore(book, measure, topic, matched);
  };
}

/** The sum to be changed, as another object, with the sums of its pair: whoever holds the old ones sees that they are no longer true. */
function sumAnew({ pairs, fresh }: Held, measure: PairMeasure, topic: string): PairSum {
  const key = pairKey(measure);
  const topics = fresh.has(key) ? pairs.get(key)! : new Map(pairs.get(key));
  const { steps, mix } = topics.get(topic) ?? emptyPairSum();
  const sum = { steps, mix };
  topics.set(topic, sum);
  pairs.set(key, topics);
  fresh.add(key);
  return sum;
}
