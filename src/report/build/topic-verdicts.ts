// The verdict of each topic.
import type { Comparison, Verdict } from '../../domain/comparison.js';
import { perObject } from '../../domain/per-object.js';
import type { OnTopic } from './on-topic.js';

/**
 * Topic -> verdict, over the comparisons that decide: not consistent if any is a gap; cannot tell if none is more than
 * inconclusive. Topics without a comparison are absent.
 */
export function topicVerdicts(onTopics: readonly OnTopic[]): ReadonlyMap<string, Verdict> {
  return new Map(
    onTopics.flatMap(({ topic, judged }) =>
      topic === null ? [] : [[topic, gravestOf(judged)] as const],
    ),
  );
}

const rank: Readonly<Record<Verdict, number>> = { inconclusive: 0, consistent: 1, gap: 2 };

/** `inconclusive` where nothing was judged. */
export const gravestOf = perObject((judged: readonly Comparison[]): Verdict =>
  judged.reduce<Verdict>(
    (gravest, { verdict }) => (rank[verdict] > rank[gravest] ? verdict : gravest),
    'inconclusive',
  ),
);
