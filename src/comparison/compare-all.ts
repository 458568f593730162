// All channels, all topics, all metrics of one window: the comparisons behind every surface.
import type { Comparison } from '../domain/comparison.js';
import { openKeptList } from '../domain/kept-list.js';
import type { Booked } from './booked.js';
import {
  openCells,
  scoreBooked,
  scoreTopic,
  topicsOnBoth,
  type CellScores,
  type PairContext,
  type ScoredTopic,
} from './cell-scores.js';
import type { ComparisonInput } from './comparison-input.js';
import { writeRows } from './comparison-rows.js';
import { disperseAll, openKeptDispersion, type PairCells } from './dispersion.js';
import { refuse, type Finding } from './finding.js';
import { pairMeasures, type PairMeasure } from './pair-measure.js';
import { strataOfSide } from './side-strata.js';
import { openRun, type Run } from './run.js';
import { openStrataBook } from './strata-book.js';
import { weighAll } from './weigh-cells.js';

interface ScoredPair extends PairCells {
  readonly context: PairContext;
  readonly cells: readonly CellScores[];
}

function familyOf({ metric, basis, variant }: PairMeasure): string {
  return [metric.id, basis, variant].join('|');
}

/** The topics on which both channels had contacts in the window; the same list as before where they are. */
function sharedOf(run: Run, context: PairContext, topics: readonly string[]): readonly string[] {
  const { a, b } = context.measure;
  const ofA = strataOfSide(run, context, a);
  const ofB = strataOfSide(run, context, b);
  const isShared = (topic: string): boolean =>
    [ofA, ofB].every((strata) => (strata.get(topic)?.size ?? 0) > 0);
  const madeOf = [context, ofA, ofB, topics];
  const shared = context.kept.get('shared', madeOf, () => topics.filter(isShared));
  return context.kept.get('same shared', shared, () => shared);
}

/** All that both channels did in the window. */
function pairStates(run: Run, { measure: { a, b } }: PairContext): readonly unknown[] {
  return [run.stateOf(a.channel, null), run.stateOf(b.channel, null)];
}

/** A pair with the topics that both channels ever had contacts on. */
interface OpenPair {
  readonly context: PairContext;
  readonly topics: readonly string[];
}

function openPairs(run: Run): readonly OpenPair[] {
  const { channels, metrics, clock, bases, booked } = run.input;
  const asked = { channels: channels.map(({ id }) => id), clock, bases };
  const measures = pairMeasures(run.evidence, metrics, asked);
  booked?.prepare(measures.filter(({ isAlike }) => isAlike));
  return measures.map((measure) => {
    const context = run.contextOf(measure);
    const topics = measure.isAlike ? topicsOnBoth(run.evidence, measure) : [];
    return { context, topics: context.kept.get('on both', topics, () => topics) };
  });
}

function scorePairs(run: Run): readonly ScoredPair[] {
  const pairs = openPairs(run);
  const { booked } = run.input;
  const cells =
    booked === undefined
      ? cellsAfresh(run, pairs)
      : pairs.map((pair) => bookedCells(run, pair, booked));
  return pairs.map(({ context }, place) => ({
    context,
    family: familyOf(context.measure),
    cells: cells[place] ?? [],
    kept: context.kept.get('dispersion', [], openKeptDispersion),
  }));
}

/** Topic by topic, every pair: a topic's strata are worked out once and then let go of. */
function cellsAfresh(run: Run, pairs: readonly OpenPair[]): readonly (readonly CellScores[])[] {
  const open = pairs.map(({ context, topics }) => ({
    context,
    topics: new Set(topics),
    cells: openCells(context, context.kept),
    shared: new Set(sharedOf(run, context, topics)),
  }));
  for (const topic of [...new Set(pairs.flatMap(({ topics }) => topics))].sort()) {
    const book = openStrataBook();
    for (const { context, topics, shared, cells } of open)
      if (topics.has(topic)) cells.take(topic, scoreTopic(context, topic, book), shared.has(topic));
  }
  return open.map(({ cells }) => cells.finish());
}

/** Pair by pair; those of which nothing has changed are not looked at again. */
function bookedCells(
  run: Run,
  { context, topics }: OpenPair,
  booked: Booked,
): readonly CellScores[] {
  const shared = sharedOf(run, context, topics);
  const madeOf = [context, shared, topics, ...booked.madeOf(context.measure)];
  return context.kept.get('cells', madeOf, () => {
    const cells = openCells(context, context.kept);
    const pair = booked.scored(context.measure);
    const taught = context.kept.get('taught', pair.taught, () => ({}));
    const scored = context.kept
      .get('scored', [], openKeptList<ScoredTopic>)
      .get([topics, topics.map((topic) => pair.windowOf(topic))], [context, taught], (place) =>
        scoreBooked(context, topics[place]!, pair),
      );
    const sharedOnes = new Set(shared);
    topics.forEach((topic, place) => {
      cells.take(topic, scored[place]!, sharedOnes.has(topic));
    });
    return cells.finish();
  });
}

/** Pair by pair; the same list as before where nothing about a pair has changed. */
function findAll(run: Run): readonly (readonly Finding[])[] {
  const pairs = scorePairs(run);
  const dispersions = disperseAll(pairs, run.input.settings);
  return pairs.map(({ context, cells }, at) => {
    const spreads = dispersions[at] ?? [];
    const madeOf = [context, cells, spreads, ...pairStates(run, context)];
    return context.kept.get('findings', madeOf, () =>
      cells.length > 0
        ? weighAll(run, context, { cells, learned: spreads })
        : [refuse(run, context)].filter((refused) => refused !== null),
    );
  });
}

/**
 * Would the same question, asked at the same time, have been treated alike on the other channel? One row per metric, reading, pair and
 * shared topic, and one over all of them (`topic: null`). False discoveries are controlled over all rows of one basis, so that filtering
 * the rows afterwards changes no verdict. Pure and indifferent to the order of channels, blocks and cells.
 * Source: detection.md sections 2-4.
 */
export function compareAll(input: ComparisonInput): readonly Comparison[] {
  const run = openRun(input);
  return writeRows(run, findAll(run));
}
