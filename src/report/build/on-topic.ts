// The comparisons of a report topic by topic: a contact changes those on its topic, and those over all topics.
import type { Comparison } from '../../domain/comparison.js';
import { openKeptList } from '../../domain/kept-list.js';
import { groupBy, openKeptGroups, type Groups } from './group-by.js';
import { judgedComparisons } from './judged.js';

export interface OnTopic {
  /** null = all of them. */
  readonly topic: string | null;
  readonly comparisons: readonly Comparison[];
  readonly judged: readonly Comparison[];
  /** Judged, by metric. */
  readonly judgedBy: Groups<Comparison>;
  /** As the customer lived it, by metric. */
  readonly customerBy: Groups<Comparison>;
}

/** Cuts comparisons by topic, again and again: of topics that have not changed the objects are those of before. */
export function openTopics(): (comparisons: readonly Comparison[]) => readonly OnTopic[] {
  const groups = openKeptGroups(topicKey);
  const kept = openKeptList<OnTopic>();
  return (comparisons) => {
    const lists = [...groups(comparisons).values()];
    return kept.get([lists], [], (place) => onTopic(lists[place]!));
  };
}

/** Topics named `all` are not all topics. */
function topicKey({ topic }: Comparison): string {
  return topic === null ? 'all' : `one ${topic}`;
}

function onTopic(comparisons: readonly Comparison[]): OnTopic {
  const judged = judgedComparisons(comparisons);
  const customer = comparisons.filter(({ basis }) => basis === 'customer');
  return {
    topic: comparisons[0]!.topic,
    comparisons,
    judged,
    judgedBy: groupBy(judged, ({ metric }) => metric),
    customerBy: groupBy(customer, ({ metric }) => metric),
  };
}
