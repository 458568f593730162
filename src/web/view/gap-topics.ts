// The gaps worth telling: one per topic, the gravest of each, largest first.
import type { Comparison } from '../../domain/comparison.js';
import type { ConsistencyReport } from '../../report/consistency-report.js';
import { largestGaps } from '../../report/largest-gaps.js';
import { judgedFor } from './judged.js';
import { oncePerReport } from './once.js';

/** At most one gap a topic, gravest first; where no topic has one, the gap over all topics. */
export const gapTopics = oncePerReport((report): readonly Comparison[] => {
  const gaps = largestGaps(report, Infinity);
  const ofTopics = gaps.filter(({ topic }) => topic !== null);
  const first = new Map<string | null, Comparison>();
  for (const gap of ofTopics.length > 0 ? ofTopics : gaps) {
    if (!first.has(gap.topic)) first.set(gap.topic, gap);
  }
  return [...first.values()];
});

/**
 * Another gap of the same topic in which the same channel is worse: wrong answers before all else, then shares and
 * ratings, whose sentence is short. Null where there is none.
 */
export function alsoWorse(report: ConsistencyReport, gap: Comparison): Comparison | null {
  const same = judgedFor(report, gap.topic).filter(
    ({ worse, verdict, metric, ratio }) =>
      verdict === 'gap' && worse === gap.worse && metric !== gap.metric && ratio === null,
  );
  return same.find(({ metric }) => metric === 'answer_correct') ?? same[0] ?? null;
}
