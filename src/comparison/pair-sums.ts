// Sums of many pairs over many stretches: added once, and changed only where a stretch differs.
import { childOf } from './child-of.js';
import type { Address } from './evidence.js';
import type { PairMeasure } from './pair-measure.js';
import { addStretch, emptyPairSum, type PairSum } from './pair-sum.js';
import { matchWeek, noteScore, pairKey, type TakeMatched, type WeekBook } from './week-book.js';
import type { RawUnit } from './unit-scores.js';
import { addressKey } from './week-differences.js';

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
  /** Another object once it has changed; null where the channels never met. */
  sumOf(measure: PairMeasure, topic: string): PairSum | null;
  /** All sums of a pair; another object once one of them has changed. */
  topicsOf(measure: PairMeasure): ReadonlyMap<string, PairSum> | null;
}

interface Held {
  readonly measures: Map<string, PairMeasure>;
  /** Pair -> topic -> sum. */
  readonly pairs: Map<string, Map<string, PairSum>>;
  /** Pairs whose sums are other objects already since somebody last asked for them. */
  readonly fresh: Set<string>;
}

type IsWanted = (measure: PairMeasure, topic: string) => boolean;

export function openPairSums(): PairSums {
  const held: Held = { measures: new Map(), pairs: new Map(), fresh: new Set() };
  return {
    prepare: (measures, books) => {
      const fresh = measures.filter((measure) => !held.measures.has(pairKey(measure)));
      if (fresh.length === 0) return;
      for (const measure of fresh) held.measures.set(pairKey(measure), measure);
      for (const book of books) addBook(held, book, fresh);
    },
    exchange: ([before, after], unlike) => {
      const measures = [...held.measures.values()];
      const isTouched = isAmong(unlike);
      if (before !== null) takeOut(held, before, isTouched);
      if (after === null) return;
      if (before !== null) keepScores([before, after], measures, isTouched);
      addBook(held, after, measures, isTouched);
    },
    rescore: (stretch, unlike) => {
      const [before, after] = stretch;
      const isScored = (measure: PairMeasure): boolean => before.scores.has(pairKey(measure));
      const measures = [...held.measures.values()].filter(isScored);
      const isTouched = isAmong(unlike);
      keepScores(stretch, measures, isTouched);
      const note: TakeMatched = (measure, topic, matched) => {
        noteScore(after, measure, topic, matched);
      };
      matchWeek(after, measures, note, isTouched);
    },
    topicsOf: (measure) => {
      held.fresh.delete(pairKey(measure));
      return held.pairs.get(pairKey(measure)) ?? null;
    },
    sumOf: (measure, topic) => held.pairs.get(pairKey(measure))?.get(topic) ?? null,
  };
}

/** Is either side of a pair on a topic among these addresses? */
function isAmong(addresses: ReadonlyMap<string, Address>): IsWanted {
  return ({ metric, a, b }, topic) =>
    [a, b].some((side) => addresses.has(addressKey({ metric: metric.id, topic, ...side })));
}

function takeOut(held: Held, book: WeekBook, isWanted: IsWanted): void {
  matchWeek(
    book,
    [...held.measures.values()],
    (measure, topic, matched) => {
      addStretch(sumAnew(held, measure, topic), matched, -1);
    },
    isWanted,
  );
}

/** What is untouched was said before; of a pair that is untouched altogether, in the same words. */
function keepScores(
  [before, after]: readonly [WeekBook, WeekBook],
  measures: readonly PairMeasure[],
  isTouched: IsWanted,
): void {
  for (const measure of measures) {
    const key = pairKey(measure);
    const scores = before.scores.get(key) ?? new Map<string, RawUnit>();
    const untouched = [...scores].filter(([topic]) => !isTouched(measure, topic));
    const isSame = untouched.length === scores.size;
    after.scores.set(key, isSame ? scores : new Map(untouched));
  }
}

function addBook(
  held: Held,
  book: WeekBook,
  measures: readonly PairMeasure[],
  isWanted?: IsWanted,
): void {
  for (const measure of measures) childOf(book.scores, pairKey(measure), () => new Map());
  matchWeek(
    book,
    measures,
    (measure, topic, matched) => {
      addStretch(sumAnew(held, measure, topic), matched, 1);
      noteScore(book, measure, topic, matched);
    },
    isWanted,
  );
}

/** The sum to be changed, as another object, with the sums of its pair: whoever holds the old ones sees that they are no longer true. */
function sumAnew({ pairs, fresh }: Held, measure: PairMeasure, topic: string): PairSum {
  const key = pairKey(measure);
  const topics = fresh.has(key) ? pairs.get(key)! : new Map(pairs.get(key));
  const sum = { ...(topics.get(topic) ?? emptyPairSum()) };
  topics.set(topic, sum);
  pairs.set(key, topics);
  fresh.add(key);
  return sum;
}
