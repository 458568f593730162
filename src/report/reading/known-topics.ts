// The topics there are: the configured ones, and those kept from a source's own words.
import type { Topic } from '../../domain/topic.js';

/** The configured topics in their order, then stored ones nobody configured, named by their id. */
export function knownTopics(
  configured: readonly Topic[],
  stored: readonly string[],
): readonly Topic[] {
  const ids = new Set(configured.map(({ id }) => id));
  const kept = [...stored].filter((id) => !ids.has(id)).sort();
  return [...configured, ...kept.map((id) => ({ id, name: { en: id, nl: id }, match: [] }))];
}
