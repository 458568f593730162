// Adds to the audit log; each entry is chained to the one before by its hash.
import { createHash } from 'node:crypto';
import type { Instant } from '../domain/clock.js';
import type { Dialect } from './database.js';
import { lockWriters } from './lock-writers.js';
import { firstRow, run, type Work } from './sql.js';

export interface AuditEntry {
  /** Key id, Slack user id, `configuration` or `system`; never a name. */
  readonly actor: string;
  /** Such as `token.create`, `gap.snooze`, `erase`, `rule.change`. */
  readonly action: string;
  readonly subject: string | null;
  /** Plain JSON, without secrets. */
  readonly detail: unknown;
}

/** Adds one entry at the end of the chain. */
export function* appendEntry(dialect: Dialect, entry: AuditEntry, at: Instant): Work<void> {
  yield* lockWriters(dialect);
  const last = yield* firstRow<[string]>('SELECT hash FROM audit ORDER BY id DESC LIMIT 1');
  const detail = entry.detail === null ? null : JSON.stringify(entry.detail);
  const values = [at, entry.actor, entry.action, entry.subject, detail];
  yield* run(
    'INSERT INTO audit (at, actor, action, subject, detail, hash) VALUES (?, ?, ?, ?, ?, ?)',
    [...values, entryHash([last?.[0] ?? '', ...values])],
  );
}

/** The hash of an entry: of the one before it and all its parts. */
export function entryHash(parts: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}
