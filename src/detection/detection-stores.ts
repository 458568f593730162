// What the monitor reads and writes, as the stores give it.
import type { EvidenceStore } from '../storage/evidence.store.js';
import type { GapStore } from '../storage/gap.store.js';
import type { MemoStore } from '../storage/memo.store.js';
import type { RevisionStore } from '../storage/revision.store.js';
import type { SourceStore } from '../storage/source.store.js';
import type { TallyStore } from '../storage/tally.store.js';

export interface DetectionStores {
  readonly tallies: Pick<TallyStore, 'readSettled' | 'readWaiting' | 'readPeriods'>;
  readonly evidence: Pick<EvidenceStore, 'read' | 'save' | 'staleWeeks' | 'changedDays'>;
  readonly gaps: Pick<GapStore, 'list' | 'find' | 'changesOf' | 'save'>;
  readonly memos: Pick<MemoStore, 'read' | 'write'>;
  readonly sources: Pick<SourceStore, 'list'>;
  readonly revisions: Pick<RevisionStore, 'read'>;
}
