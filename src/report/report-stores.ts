// What a report reads, as its stores give it.
import type { Gap } from '../domain/gap.js';
import type { RevisionStore } from '../storage/revision.store.js';
import type { SkippedStore } from '../storage/skipped.store.js';
import type { SourceStore } from '../storage/source.store.js';
import type { TallyStore } from '../storage/tally.store.js';
import type { TopicStore } from '../storage/topic.store.js';

export interface ReportStores {
  readonly tallies: Pick<TallyStore, 'read'>;
  readonly sources: Pick<SourceStore, 'list'>;
  readonly skipped: Pick<SkippedStore, 'count' | 'countFaults'>;
  readonly topics: Pick<TopicStore, 'list'>;
  readonly revisions: Pick<RevisionStore, 'read'>;
  readonly gaps: {
    /** Every gap the monitor holds or held. */
    list(): Promise<readonly Gap[]>;
  };
}
