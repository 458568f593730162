// All channels, all topics, all metrics of one window: the comparisons behind every surface.
import type { Comparison } from '../domain/comparison.js';
import { cellsOf, type CellScores, type PairContext } from './cell-scores.js';
import type { ComparisonInput } from './comparison-input.js';
import { writeRow } from './comparison-row.js';
import { disperseAll, type PairCells } from './dispersion.js';
import { falseDiscoveryRates } from './false-discovery.js';
import { refuse, weigh, type Finding } from './finding.js';
import { judge } from './judgement.js';
import { pairMeasures } from './pair-measure.js';
import { openRun, type Run } from './run.js';

interface ScoredPair extends PairCells<CellScores> {
  readonly context: PairContext;
}

function scorePairs(run: Run): readonly ScoredPair[] {
  const { channels, metrics, clock, bases } = run.input;
  const asked = { channels: channels.map(({ id }) => id), clock, bases };
  return pairMeasures(run.evidence, metrics, asked).map((measure) => {
    const context = run.contextOf(measure);
    const family = [measure.metric.id, measure.basis, measure.variant].join('|');
    return { context, family, cells: measure.isAlike ? cellsOf(context) : [] };
  });
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
  return findings.map((finding, index) =>
    writeRow(run, finding, judge(finding, rates[index] ?? null, input.settings)),
  );
}
