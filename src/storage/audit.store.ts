// The audit log: append-only, each entry chained to the one before by its hash.
import { createHash } from 'node:crypto';
import type { Instant } from '../domain/clock.js';
import { lockWriters } from './lock-writers.js';
import { firstRow, rows, run, type Work } from './sql.js';
import type { StoreContext } from './store-context.js';

export interface AuditEntry {
  /** Key id, Slack user id or `system`; never a name. */
  readonly actor: string;
  /** Such as `token.create`, `gap.snooze`, `erase`. */
  readonly action: string;
  readonly subject: string | null;
  /** Plain JSON, without secrets. */
  readonly detail: unknown;
}

export interface StoredAuditEntry extends AuditEntry {
  readonly id: number;
  readonly at: Instant;
}

type Found = [number, number, string, string, string | null, string | null, string];
const columns = 'id, at, actor, action, subject, detail, hash';

export class AuditStore {
  constructor(private readonly context: StoreContext) {}

  /** Adds one entry. */
  append(entry: AuditEntry): Promise<void> {
    const { database, clock } = this.context;
    return database.write(() => appendEntry(database.dialect, entry, clock.now()));
  }

  /** Entries, newest first; `before` is the id of the last one of the page before. */
  list(limit: number, before: number | null = null): Promise<readonly StoredAuditEntry[]> {
    return this.context.database.read(function* () {
      const found = yield* rows<Found>(
        `SELECT ${columns} FROM audit WHERE id < ? ORDER BY id DESC LIMIT ?`,
        [before ?? Number.MAX_SAFE_INTEGER, limit],
      );
      return found.map(entryOf);
    });
  }

  /** The first entry that does not fit the chain, altered or after a removed one; null = the log is whole. */
  verify(): Promise<number | null> {
    return this.context.database.read(function* () {
      const found = yield* rows<Found>(`SELECT ${columns} FROM audit ORDER BY id`);
      let previous = '';
      for (const [id, at, actor, action, subject, detail, hash] of found) {
        if (hashOf([previous, at, actor, action, subject, detail]) !== hash) return id;
        previous = hash;
      }
      return null;
    });
  }
}

function* appendEntry(
  dialect: StoreContext['database']['dialect'],
  entry: AuditEntry,
  at: Instant,
): Work<void> {
  yield* lockWriters(dialect);
  const last = yield* firstRow<[string]>('SELECT hash FROM audit ORDER BY id DESC LIMIT 1');
  const detail = entry.detail === null ? null : JSON.stringify(entry.detail);
  const values = [at, entry.actor, entry.action, entry.subject, detail];
  yield* run(
    'INSERT INTO audit (at, actor, action, subject, detail, hash) VALUES (?, ?, ?, ?, ?, ?)',
    [...values, hashOf([last?.[0] ?? '', ...values])],
  );
}

function hashOf(parts: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

function entryOf([id, at, actor, action, subject, detail]: Found): StoredAuditEntry {
  return { id, at, actor, action, subject, detail: JSON.parse(detail ?? 'null') as unknown };
}
