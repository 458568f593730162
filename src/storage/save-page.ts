// One page, one transaction: rows, segments, the connector's state and how far the source is complete; all or nothing.
import type { Instant } from '../domain/clock.js';
import type { Interaction } from '../domain/interaction.js';
import { checkLease } from './check-lease.js';
import { flushSegments } from './flush-segments.js';
import { channelCodes, sourceCode, topicCodesOf } from './names.js';
import { followContacts } from './next-contacts.js';
import type { PageToSave, SavedPage } from './page.js';
import { openWork, type PageWork } from './page-work.js';
import { checkFingerprint } from './readiness.js';
import { removeGone } from './remove-rows.js';
import { bumpRevision } from './revision.js';
import { saveRows, type SavedRows } from './save-rows.js';
import { forgetSkipped, saveSkipped } from './save-skipped.js';
import { saveTimelines } from './save-timelines.js';
import { settleSource } from './settle.js';
import { firstRow, run, type Work } from './sql.js';
import type { StoreContext } from './store-context.js';
import { withoutErased, withoutRetired } from './tombstones.js';
import { lockWriters } from './lock-writers.js';

export interface PageOutcome {
  readonly saved: SavedPage;
  /** True while more measurements wait to settle than one transaction takes: call `settleFurther`. */
  readonly isSettling: boolean;
}

/** Saves a page. Throws LeaseLostError where the lease was lost; then nothing is stored. */
export function* savePage(context: StoreContext, given: PageToSave): Work<PageOutcome> {
  const { dialect } = context.database;
  yield* lockWriters(dialect);
  yield* checkLease(dialect, given.leaseEpoch);
  yield* checkFingerprint(context);
  const source = yield* sourceCode(given.source);
  const page = yield* withoutRetired(yield* withoutErased(source, given));
  const named = namesOf(page.interactions);
  const channels = yield* channelCodes(named.channels);
  const topics = yield* topicCodesOf(named.topics);
  const work = yield* openWork(context);
  const progress = yield* advance(work, source, page.completeUntil);
  const rows = yield* saveRows(work, page, { source, channels, topics });
  const removed = yield* removeGone(work, source, page);
  yield* followContacts(work);
  const skips = yield* saveSkips(work, source, page, rows);
  yield* saveTimelines(work, source, page.timelines ?? []);
  const segments = yield* flushSegments(work);
  yield* noteSource(source, page, rows);
  const changes = rows.stored + rows.updated + removed + skips + segments;
  if (changes > 0 || progress.hasMoved) yield* bumpRevision();
  const { stored, updated, unchanged } = rows;
  const saved = { stored, updated, unchanged, removed, skipped: page.skipped.length };
  return { saved, isSettling: progress.isSettling };
}

/** The channels and topics of interactions, each once. */
function namesOf(interactions: readonly Interaction[]): {
  readonly channels: readonly string[];
  readonly topics: readonly string[];
} {
  const channels = new Set<string>();
  const topics = new Set<string>();
  for (const { channel, topic } of interactions) {
    channels.add(channel);
    if (topic !== null) topics.add(topic);
  }
  return { channels: [...channels], topics: [...topics] };
}

/** One more step of settling for a source whose target is ahead; answers whether more is left. */
export function* settleFurther(context: StoreContext, id: string): Work<boolean> {
  yield* lockWriters(context.database.dialect);
  const source = yield* sourceCode(id);
  const work = yield* openWork(context);
  const progress = yield* advance(work, source, null);
  yield* flushSegments(work);
  if (progress.hasMoved) yield* bumpRevision();
  return progress.isSettling;
}

interface Progress {
  readonly hasMoved: boolean;
  readonly isSettling: boolean;
}

function* advance(work: PageWork, source: number, until: Instant | null): Work<Progress> {
  const before = work.completeUntil.get(source) ?? null;
  const known = yield* firstRow<[number | null]>(
    'SELECT complete_target FROM source WHERE code = ?',
    [source],
  );
  const targets = [known?.[0], until].filter((target) => typeof target === 'number');
  const target = targets.length === 0 ? null : Math.max(...targets);
  const { completeUntil, isDone } = yield* settleSource(work, source, target);
  return { hasMoved: completeUntil !== before, isSettling: !isDone };
}

function* saveSkips(
  work: PageWork,
  source: number,
  page: PageToSave,
  rows: SavedRows,
): Work<number> {
  const skippedHere = new Set(page.skipped.map(({ key }) => key));
  const readable = rows.changedIds.filter((id) => !skippedHere.has(id));
  const forgotten = yield* forgetSkipped(source, readable);
  return forgotten + (yield* saveSkipped(work, source, page.skipped));
}

function* noteSource(source: number, page: PageToSave, rows: SavedRows): Work<void> {
  yield* run(
    `UPDATE source SET rows_stored = rows_stored + ?, rows_updated = rows_updated + ?,
      rows_unchanged = rows_unchanged + ?, rows_skipped = rows_skipped + ? WHERE code = ?`,
    [rows.stored, rows.updated, rows.unchanged, page.skipped.length, source],
  );
  if (page.state === undefined) return;
  yield* run('UPDATE source SET state = ? WHERE code = ?', [JSON.stringify(page.state), source]);
}
