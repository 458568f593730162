// All channels, all topics, all metrics of one window: the comparisons behind every surface.
import type { Comparison } from '../domain/comparison.js';
import {
  openCells,
  seriesFor,
  topicsOnBoth,
  type CellScores,
  type PairContext,
} from './cell-scores.js';
import type { ComparisonInput } from './comparison-input.js';
import { writeRow } from './comparison-row.js';
import { disperseAll, type PairCells } from './dispersion.js';
import { falseDiscoveryRates } from './false-discovery.js';
import { refuse, weigh, type Finding } from './finding.js';
import { judge } from './judgement.js';
import { measureKey, pairMeasures, type PairMeasure } from './pair-measure.js';
import { openRun, type Run } from './run.js';
import { openStrataBook } from './strata-book.js';

interface ScoredPair extends PairCells<CellScores> {
  readonly context: PairContext;
}

function familyOf({ metric, basis, variant }: PairMeasure): string {
  return [metric.id, basis, variant].join('|');
}

/** Did both channels have contacts on the topic in the window? */
function isShared({ book }: Run, context: PairContext, topic: string): boolean {
  const { measure, layout } = context;
  return [measure.a, measure.b].every(
    (side) => book.strataOf(seriesFor(context, side, topic), measure.metric.kind, layout).size > 0,
  );
}

/** Topic by topic, every pair: a topic's strata are worked out once and then let go of. */
function scorePairs(run: Run): readonly ScoredPair[] {
  const { channels, metrics, clock, bases } = run.input;
  const asked = { channels: channels.map(({ id }) => id), clock, bases };
  const measures = pairMeasures(run.evidence, metrics, asked);
  run.input.booked?.prepare(measures.filter(({ isAlike }) => isAlike));
  const open = measures.map((measure) => {
    const context = run.contextOf(measure);
    const topics = measure.isAlike ? topicsOnBoth(run.evidence, measure) : [];
    return { context, topics: new Set(topics), cells: openCells(context) };
  });
  for (const topic of [...new Set(open.flatMap(({ topics }) => [...topics]))].sort()) {
    const book = openStrataBook();
    for (const { context, topics, cells } of open)
      if (topics.has(topic)) cells.take(topic, book, isShared(run, context, topic));
  }
  return open.map(({ context, cells }) => ({
    context,
    family: familyOf(context.measure),
    cells: cells.finish(),
  }));
}

function findAll(run: Run): readonly Finding[] {
  const pairs = scorePairs(run);
  const dispersions = disperseAll(pairs, run.input.settings);
  return pairs.flatMap(({ context, cells }) => {
    if (cells.length > 0)
      return cells.map((cell) =>
        weigh(run, context, { cell, dispersion: dispersions.get(cell) ?? null }),
      );
    const refused = refuse(run, context);
    return refused ? [refused] : [];
  });
}

/** The row of a finding; the same object as before where neither it nor its verdict has changed. */
function rowOf(run: Run, finding: Finding, rate: number | null): Comparison {
  const { measure } = finding.context;
  const judgement = judge(finding, rate, run.input.settings);
  const known = run.input.completeUntil(measure.a.channel, measure.b.channel);
  const key = `row|${finding.topic ?? ''}|${measureKey(measure)}`;
  const { verdict, reasonCode, severity, moreContactsNeeded, q } = judgement;
  const madeOf = [finding, known, verdict, reasonCode, severity, moreContactsNeeded, q];
  return run.remembered.get(key, madeOf, () => writeRow(run, finding, judgement));
}

/**
 * Would the same question, asked at the same time, have been treated alike on the other channel? One row per metric, reading, pair and
 * shared topic, and one over all of them (`topic: null`). False discoveries are controlled over all rows of one basis, so that filtering
 * the rows afterwards changes no verdict. Pure and indifferent to the order of channels, blocks and cells.
 * Source: detection.md sections 2-4.
 */
export function compareAll(input: ComparisonInput): readonly Comparison[] {
  const run = openRun(input);
  const findings = findAll(run);
  const rates = falseDiscoveryRates(
    findings.map(({ gapProbability, context }) => ({
      probability: gapProbability,
      family: context.measure.basis,
    })),
  );
  return findings.map((finding, index) => rowOf(run, finding, rates[index] ?? null));
}
