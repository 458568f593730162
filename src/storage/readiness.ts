// Are the stored figures made by the rules in force? Checked once at start.
import { createHash, randomUUID } from 'node:crypto';
import { DatabaseError } from './database-error.js';
import { lockWriters } from './lock-writers.js';
import { channelCodes } from './names.js';
import { registerDefinitions } from './register-definitions.js';
import { readMeta, writeMeta } from './revision.js';
import { firstRow, type Work } from './sql.js';
import type { StoreContext } from './store-context.js';

export const fingerprintKey = 'fingerprint';
/** Stands in place of the fingerprint while everything is counted anew. */
export const rebuildingMark = 'rebuilding';

export interface Readiness {
  /** Why the segments must be counted anew (`TallyStore.rebuildAll`) before the next page is saved; null = they need not. */
  readonly rebuildReason: string | null;
}

/** Identity of all that decides stored figures. */
export function fingerprintOf(parts: Readonly<Record<string, unknown>>): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

/** Writes the marks of a new store, numbers the channels, and compares the rules in force with those stored. */
export function* prepareStore(context: StoreContext, channels: readonly string[]): Work<Readiness> {
  yield* lockWriters(context.database.dialect);
  if ((yield* readMeta('mark')) === null) yield* markNewStore(context);
  yield* checkWidth(context);
  yield* registerDefinitions(context.clock.now());
  yield* channelCodes(channels);
  const stored = yield* readMeta(fingerprintKey);
  if (stored === context.fingerprint) return { rebuildReason: null };
  if (stored === rebuildingMark) {
    return { rebuildReason: 'counting everything anew was interrupted' };
  }
  return yield* adoptFingerprint(context);
}

function* markNewStore(context: StoreContext): Work<void> {
  yield* writeMeta('mark', randomUUID().slice(0, 8));
  yield* writeMeta('revision', '0');
  yield* writeMeta('segment_ms', String(context.segmentMs));
  yield* writeMeta(fingerprintKey, context.fingerprint);
}

function* checkWidth(context: StoreContext): Work<void> {
  const stored = Number(yield* readMeta('segment_ms'));
  if (stored === context.segmentMs) return;
  throw new DatabaseError(
    `this store was made with segments of ${stored / 60_000} minutes and is asked for ${context.segmentMs / 60_000}: the width is fixed when a store is made`,
  );
}

/** An empty store takes on new rules at once; one with rows has to be counted anew. */
function* adoptFingerprint(context: StoreContext): Work<Readiness> {
  if ((yield* firstRow('SELECT 1 FROM interaction LIMIT 1')) !== null) {
    return { rebuildReason: 'promises, calendars, definitions, topics or zone have changed' };
  }
  yield* writeMeta(fingerprintKey, context.fingerprint);
  return { rebuildReason: null };
}

/** Throws where the stored figures were made by other rules: adding to them would mix the two. */
export function* checkFingerprint(context: StoreContext): Work<void> {
  const stored = yield* readMeta(fingerprintKey);
  if (stored === context.fingerprint) return;
  throw new DatabaseError(
    'the stored figures were made by other promises, calendars, definitions, topics or another zone: run "unison verify --rebuild" before new rows are saved',
  );
}
