// Builds all stores on one open database: for the command line, workers and tests; Nest gets them from `storage.module.ts`.
import type { DataSource } from 'typeorm';
import { systemClock, type Clock } from '../domain/clock.js';
import type { Measurer } from '../domain/measure.js';
import { databaseOf } from './database.js';
import { InteractionStore } from './interaction.store.js';
import { fingerprintOf, prepareStore } from './readiness.js';
import { RevisionStore } from './revision.store.js';
import { SkippedStore } from './skipped.store.js';
import { SourceStore } from './source.store.js';
import type { StoreContext } from './store-context.js';
import { TallyStore } from './tally.store.js';
import { TopicStore } from './topic.store.js';

export interface StoreOptions {
  readonly measurer: Measurer;
  /** Report zone (IANA). */
  readonly zone: string;
  readonly clock?: Clock;
  /** Channel ids of the configuration: numbered in sorted order when the store is made. */
  readonly channels?: readonly string[];
  /** Everything else that decides figures (promises, calendars, topic mapping), as plain data. */
  readonly rules?: unknown;
  /** Width of the smallest segment, fixed when a store is made: 60 (default) or 15 for zones offset by 30 or 45 minutes. */
  readonly segmentMinutes?: 60 | 15;
  readonly isLanguageStratum?: boolean;
}

export interface Stores {
  readonly interactions: InteractionStore;
  readonly tallies: TallyStore;
  readonly sources: SourceStore;
  readonly skipped: SkippedStore;
  readonly topics: TopicStore;
  readonly revisions: RevisionStore;
  /** Why `tallies.rebuildAll()` must run before pages are saved; null = it need not. */
  readonly rebuildReason: string | null;
}

/** The stores of a database. Throws DatabaseError where the store was made with another segment width. */
export async function createStores(dataSource: DataSource, options: StoreOptions): Promise<Stores> {
  const context = contextOf(dataSource, options);
  const { rebuildReason } = await context.database.write(() =>
    prepareStore(context, options.channels ?? []),
  );
  return {
    interactions: new InteractionStore(context),
    tallies: new TallyStore(context),
    sources: new SourceStore(context),
    skipped: new SkippedStore(context),
    topics: new TopicStore(context),
    revisions: new RevisionStore(context),
    rebuildReason,
  };
}

function contextOf(dataSource: DataSource, options: StoreOptions): StoreContext {
  const isLanguageStratum = options.isLanguageStratum ?? false;
  const { zone, rules = null } = options;
  return {
    database: databaseOf(dataSource),
    measurer: options.measurer,
    clock: options.clock ?? systemClock,
    zone,
    segmentMs: (options.segmentMinutes ?? 60) * 60_000,
    isLanguageStratum,
    fingerprint: fingerprintOf({ zone, rules, isLanguageStratum }),
  };
}
