// A whole thread as one contact: what a vendor that knows no episodes sees.
import type { Interaction } from '../../domain/interaction.js';
import { groupBy } from '../build/group-by.js';

/** One contact a thread: opened with its first word, answered when that was, solved by its last close. */
export function asThread(interactions: readonly Interaction[]): readonly Interaction[] {
  const threads = groupBy(interactions, ({ source, id }) => `${source} ${id}`);
  return [...threads.values()].map((episodes) => {
    const sorted = [...episodes].sort((one, other) => one.episode - other.episode);
    const first = sorted[0]!;
    const last = sorted.at(-1)!;
    return { ...first, resolvedAt: last.resolvedAt, end: last.end };
  });
}
