// The gaps worth telling first: one per topic, the gravest of each, largest first.
import type { Comparison } from '../../domain/comparison.js';
import type { ConsistencyReport } from '../../report/consistency-report.js';

/** Gaps of single topics, at most one a topic, gravest first; where no topic has one, those over all topics. */
export function largestGaps(report: ConsistencyReport): readonly Comparison[] {
  const gaps = ranked(
    report,
    judged(report).filter(({ verdict }) => verdict === 'gap'),
  );
  const ofTopics = gaps.filter(({ topic }) => topic !== null);
  const seen = new Set<string | null>();
  return (ofTopics.length > 0 ? ofTopics : gaps).filter(({ topic }) => {
    const isFirst = !seen.has(topic);
    seen.add(topic);
    return isFirst;
  });
}

/** The other gaps of the same topic in which the same channel is the worse one, gravest first. */
export function alsoWorse(report: ConsistencyReport, gap: Comparison): readonly Comparison[] {
  const same = judged(report).filter(
    ({ id, topic, worse, verdict, metric }) =>
      id !== gap.id &&
      verdict === 'gap' &&
      topic === gap.topic &&
      worse === gap.worse &&
      metric !== gap.metric,
  );
  return ranked(report, same);
}

/** One judgement per pair, topic and metric: against the promises where both have one, else as the customer waits. */
export function judged(report: ConsistencyReport): readonly Comparison[] {
  const promised = new Set(
    report.comparisons.filter(({ basis }) => basis === 'promise').map(pairOf),
  );
  return report.comparisons.filter(
    (comparison) => comparison.basis === 'promise' || !promised.has(pairOf(comparison)),
  );
}

function pairOf({ metric, topic, better, worse }: Comparison): string {
  return [metric, topic ?? '', ...[better, worse].sort()].join('\u0000');
}

function ranked(
  report: ConsistencyReport,
  comparisons: readonly Comparison[],
): readonly Comparison[] {
  const margins = new Map(report.definitions.map(({ metric, margin }) => [metric, margin]));
  const graveness = (comparison: Comparison): number =>
    inMargins(comparison, margins.get(comparison.metric) ?? 1);
  return [...comparisons].sort((a, b) => graveness(b) - graveness(a));
}

/** How many margins the difference is: one scale for waits, shares and ratings. */
function inMargins({ ratio, difference }: Comparison, margin: number): number {
  if (ratio !== null) return Math.log(ratio) / Math.log(margin);
  return Math.abs(difference.value ?? 0) / margin;
}
