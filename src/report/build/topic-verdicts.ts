// The verdict of each topic.
import type { Comparison, Verdict } from '../../domain/comparison.js';

/**
 * Topic -> verdict, over the comparisons that decide: not consistent if any is a gap; cannot tell if none is more than
 * inconclusive. Topics without a comparison are absent.
 */
export function topicVerdicts(judged: readonly Comparison[]): ReadonlyMap<string, Verdict> {
  const verdicts = new Map<string, Verdict>();
  for (const { topic, verdict } of judged) {
    if (topic === null) continue;
    verdicts.set(topic, graver(verdicts.get(topic) ?? 'inconclusive', verdict));
  }
  return verdicts;
}

const rank: Readonly<Record<Verdict, number>> = { inconclusive: 0, consistent: 1, gap: 2 };

function graver(one: Verdict, other: Verdict): Verdict {
  return rank[other] > rank[one] ? other : one;
}
