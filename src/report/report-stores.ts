// What a report reads, as its stores give it.
import type { Gap } from '../domain/gap.js';
import type { InteractionStore } from '../storage/interaction.store.js';
import type { MemoStore } from '../storage/memo.store.js';
import type { RevisionStore } from '../storage/revision.store.js';
import type { SkippedStore } from '../storage/skipped.store.js';
import type { SourceStore } from '../storage/source.store.js';
import type { TallyStore } from '../storage/tally.store.js';
import type { TopicStore } from '../storage/topic.store.js';

export interface ReportStores {
  readonly tallies: Pick<TallyStore, 'readStretch' | 'readWeekStates'>;
  readonly sources: Pick<SourceStore, 'list'>;
  readonly skipped: Pick<SkippedStore, 'count' | 'countFaults'>;
  readonly topics: Pick<TopicStore, 'list'> & Partial<Pick<TopicStore, 'unmapped'>>;
  readonly revisions: Pick<RevisionStore, 'read'>;
  /** What was handed in beside the contacts; without it those sections are absent. */
  readonly memos?: Pick<MemoStore, 'read'>;
  readonly interactions?: Pick<InteractionStore, 'scan'>;
  readonly gaps: {
    /** Every gap the monitor holds or held. */
    list(): Promise<readonly Gap[]>;
  };
}
