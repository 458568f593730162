import {
  Inject,
  Module,
  type DynamicModule,
  type FactoryProvider,
  type InjectionToken,
  type OnApplicationShutdown,
  type Type,
} from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AuditStore } from './audit.store.js';
import { createStores, type StoreOptions, type Stores } from './create-stores.js';
import { DatabaseHealth } from './database-health.store.js';
import { DefinitionStore } from './definition.store.js';
import { EvidenceStore } from './evidence.store.js';
import { GapStore } from './gap.store.js';
import { InteractionStore } from './interaction.store.js';
import { KeyStore } from './key.store.js';
import { LeaseStore } from './lease.store.js';
import { MemoStore } from './memo.store.js';
import { openDatabase } from './open-database.js';
import { OutboxStore } from './outbox.store.js';
import type { TopicOf } from './remap-topics.js';
import { RevisionStore } from './revision.store.js';
import { SkippedStore } from './skipped.store.js';
import { SnapshotStore } from './snapshot.store.js';
import { SourceStore } from './source.store.js';
import { TallyStore } from './tally.store.js';
import { ThreadStore } from './thread.store.js';
import { TimelineStore } from './timeline.store.js';
import { TopicStore } from './topic.store.js';

/** Settings that may rest on other providers, such as the clock. */
export interface StorageOptions {
  readonly inject?: readonly InjectionToken[];
  readonly settings: (...injected: never[]) => StorageSettings;
}

export interface StorageSettings extends StoreOptions {
  /** What a source's raw topic means: where the rules have changed, stored contacts are mapped anew by it. */
  readonly topicOf?: TopicOf;
  /** `sqlite:PATH`, `sqlite::memory:` or `postgres://...`. */
  readonly databaseUrl: string;
}

/** Token of all stores together (`Stores`). */
export const storesToken = Symbol('stores');
const settingsToken = Symbol('storage settings');

function store(token: Type, pick: (stores: Stores) => unknown): FactoryProvider {
  return { provide: token, inject: [storesToken], useFactory: pick };
}

const stores: FactoryProvider[] = [
  store(InteractionStore, ({ interactions }) => interactions),
  store(TallyStore, ({ tallies }) => tallies),
  store(EvidenceStore, ({ evidence }) => evidence),
  store(SourceStore, ({ sources }) => sources),
  store(SkippedStore, ({ skipped }) => skipped),
  store(TopicStore, ({ topics }) => topics),
  store(TimelineStore, ({ timelines }) => timelines),
  store(TopicStore, ({ topics }) => topics),
  store(GapStore, ({ gaps }) => gaps),
  store(OutboxStore, ({ outbox }) => outbox),
  store(ThreadStore, ({ threads }) => threads),
  store(LeaseStore, ({ lease }) => lease),
  store(KeyStore, ({ keys }) => keys),
  store(DefinitionStore, ({ definitions }) => definitions),
  store(SnapshotStore, ({ snapshots }) => snapshots),
  store(MemoStore, ({ memos }) => memos),
  store(AuditStore, ({ audit }) => audit),
  store(RevisionStore, ({ revisions }) => revisions),
  store(DatabaseHealth, ({ health }) => health),
];

/**
 * The store: the only room that knows TypeORM and SQL. It keeps rows, their segments and each source's state together in
 * one transaction, and gives back domain types. Figures made by other rules than those in force are counted anew at start.
 */
@Module({})
export class StorageModule implements OnApplicationShutdown {
  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  /** All stores, for the whole application. Throws DatabaseError at start where the database cannot be used. */
  static register({ inject = [], settings }: StorageOptions): DynamicModule {
    const opened: FactoryProvider[] = [
      { provide: settingsToken, inject: [...inject], useFactory: settings },
      {
        provide: DataSource,
        inject: [settingsToken],
        useFactory: ({ databaseUrl }: StorageSettings) => openDatabase(databaseUrl),
      },
      { provide: storesToken, inject: [DataSource, settingsToken], useFactory: openStores },
    ];
    const tokens = [storesToken, ...stores.map(({ provide }) => provide)];
    return {
      module: StorageModule,
      global: true,
      providers: [...opened, ...stores],
      exports: tokens,
    };
  }

  async onApplicationShutdown(): Promise<void> {
    if (this.dataSource.isInitialized) await this.dataSource.destroy();
  }
}

async function openStores(dataSource: DataSource, settings: StorageSettings): Promise<Stores> {
  const all = await createStores(dataSource, settings);
  if (all.rebuildReason !== null) await countAnew(all, settings);
  await all.sources.settle();
  return all;
}

async function countAnew({ topics, tallies }: Stores, { topicOf }: StorageSettings): Promise<void> {
  if (topicOf !== undefined) await topics.remap(topicOf);
  await tallies.rebuildAll();
}
