// What is true of a data revision whatever the query: sources, topics, gaps, and how far everything is known.
import type { Instant } from '../../domain/clock.js';
import type { Gap } from '../../domain/gap.js';
import type { Topic } from '../../domain/topic.js';
import { reportCompleteUntil } from '../build/complete-until.js';
import type { SourceState } from '../consistency-report.js';
import type { ReportSettings } from '../report-settings.js';
import type { ReportStores } from '../report-stores.js';
import { knownTopics } from './known-topics.js';
import { sourceStates } from './source-states.js';

export interface Situation {
  readonly revision: string;
  readonly sources: readonly SourceState[];
  readonly topics: readonly Topic[];
  readonly gaps: readonly Gap[];
  /** Null while no source has said anything. */
  readonly completeUntil: Instant | null;
}

/** Reads the situation as it stands at a revision. */
export async function readSituation(
  stores: ReportStores,
  settings: ReportSettings,
  revision: string,
): Promise<Situation> {
  const [stored, skipped, topics, gaps] = await Promise.all([
    stores.sources.list(),
    stores.skipped.count(null),
    stores.topics.list(),
    stores.gaps.list(),
  ]);
  const sources = sourceStates(settings.sources, stored, skipped);
  return {
    revision,
    sources,
    topics: knownTopics(settings.topics, topics),
    gaps,
    completeUntil: reportCompleteUntil(sources),
  };
}
