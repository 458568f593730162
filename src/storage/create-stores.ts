// Builds all stores on one open database: for the command line, workers and tests; Nest gets them from `storage.module.ts`.
import type { DataSource } from 'typeorm';
import { systemClock, type Clock } from '../domain/clock.js';
import { definitionHash } from '../domain/definition-hash.js';
import { catalogue } from '../domain/metric.js';
import type { Measurer } from '../domain/measure.js';
import { AuditStore } from './audit.store.js';
import { DatabaseHealth } from './database-health.store.js';
import { databaseOf } from './database-of.js';
import { DefinitionStore } from './definition.store.js';
import { EvidenceStore } from './evidence.store.js';
import { GapStore } from './gap.store.js';
import { InteractionStore } from './interaction.store.js';
import { KeyStore } from './key.store.js';
import { LeaseStore } from './lease.store.js';
import { MemoStore } from './memo.store.js';
import { OutboxStore } from './outbox.store.js';
import { fingerprintOf, prepareStore } from './readiness.js';
import { recordRules, type RuleParts } from './record-rules.js';
import { RevisionStore } from './revision.store.js';
import { SkippedStore } from './skipped.store.js';
import { SnapshotStore } from './snapshot.store.js';
import { SourceStore } from './source.store.js';
import type { StoreContext } from './store-context.js';
import { TallyStore } from './tally.store.js';
import { TopicStore } from './topic.store.js';
import { ThreadStore } from './thread.store.js';
import { TimelineStore } from './timeline.store.js';

export interface StoreOptions {
  readonly measurer: Measurer;
  /** Report zone (IANA). */
  readonly zone: string;
  readonly clock?: Clock;
  /** Channel ids of the configuration: numbered in sorted order when the store is made. */
  readonly channels?: readonly string[];
  /** Everything else that decides figures (promises, calendars, topic mapping), as plain data. */
  readonly rules?: unknown;
  /** The same by name, so that each change is noted in the audit log. */
  readonly ruleParts?: RuleParts;
  /** Width of the smallest segment, fixed when a store is made: 60 (default) or 15 for zones offset by 30 or 45 minutes. */
  readonly segmentMinutes?: 60 | 15;
  readonly isLanguageStratum?: boolean;
}

export interface Stores {
  readonly interactions: InteractionStore;
  readonly tallies: TallyStore;
  readonly evidence: EvidenceStore;
  readonly sources: SourceStore;
  readonly skipped: SkippedStore;
  readonly topics: TopicStore;
  readonly timelines: TimelineStore;
  readonly gaps: GapStore;
  readonly outbox: OutboxStore;
  readonly threads: ThreadStore;
  readonly lease: LeaseStore;
  readonly keys: KeyStore;
  readonly definitions: DefinitionStore;
  readonly snapshots: SnapshotStore;
  readonly memos: MemoStore;
  readonly audit: AuditStore;
  readonly revisions: RevisionStore;
  readonly health: DatabaseHealth;
  /** Why `tallies.rebuildAll()` must run before pages are saved; null = it need not. */
  readonly rebuildReason: string | null;
}

/**
 * The stores of a database. Throws DatabaseError where the store was made with another segment width, and
 * DefinitionChanged where a definition means something else than in the stored figures.
 */
export async function createStores(dataSource: DataSource, options: StoreOptions): Promise<Stores> {
  const context = contextOf(dataSource, options);
  const { channels = [], ruleParts } = options;
  const { rebuildReason } = await context.database.write(function* () {
    const readiness = yield* prepareStore(context, channels);
    if (ruleParts !== undefined) yield* recordRules(context, ruleParts);
    return readiness;
  });
  return { ...storesOf(context), rebuildReason };
}

function storesOf(context: StoreContext): Omit<Stores, 'rebuildReason'> {
  return {
    interactions: new InteractionStore(context),
    tallies: new TallyStore(context),
    evidence: new EvidenceStore(context),
    sources: new SourceStore(context),
    skipped: new SkippedStore(context),
    topics: new TopicStore(context),
    timelines: new TimelineStore(context),
    gaps: new GapStore(context),
    outbox: new OutboxStore(context),
    threads: new ThreadStore(context),
    lease: new LeaseStore(context),
    keys: new KeyStore(context),
    definitions: new DefinitionStore(context),
    snapshots: new SnapshotStore(context),
    memos: new MemoStore(context),
    audit: new AuditStore(context),
    revisions: new RevisionStore(context),
    health: new DatabaseHealth(context),
  };
}

function contextOf(dataSource: DataSource, options: StoreOptions): StoreContext {
  const isLanguageStratum = options.isLanguageStratum ?? false;
  const { zone, rules = null } = options;
  const definitions = catalogue.map(definitionHash);
  return {
    database: databaseOf(dataSource),
    measurer: options.measurer,
    clock: options.clock ?? systemClock,
    zone,
    segmentMs: (options.segmentMinutes ?? 60) * 60_000,
    isLanguageStratum,
    fingerprint: fingerprintOf({ zone, rules, isLanguageStratum, definitions }),
  };
}
