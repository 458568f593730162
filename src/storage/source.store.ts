// What is known of each source: where its connector stands, how far it is complete, how it fares.
import type { Instant } from '../domain/clock.js';
import { sourceCode } from './names.js';
import { bumpRevision } from './revision.js';
import { firstRow, rows, run, type Row, type Work } from './sql.js';
import type { StoreContext } from './store-context.js';
import { settleAll } from './settle-all.js';

export interface StoredSource {
  readonly id: string;
  readonly completeUntil: Instant | null;
  /** `ok`, `degraded`, `rate_limited`, `auth_failed`, `stalled`, `incomplete`, `disabled`. */
  readonly health: string;
  readonly healthReason: string | null;
  /** Identity of what was read (a file's size and time, say); null = none noted. */
  readonly fingerprint: string | null;
  readonly lastPolledAt: Instant | null;
  readonly lastSuccessAt: Instant | null;
  /** Polls that failed in a row. */
  readonly failures: number;
  /** Rows since the store was made. */
  readonly rows: {
    readonly stored: number;
    readonly updated: number;
    readonly unchanged: number;
    readonly skipped: number;
  };
}

/** How a poll went. */
export interface PollOutcome {
  readonly health: string;
  readonly reason: string | null;
}

const columns = `id, complete_until, health, health_reason, fingerprint, last_polled_at, last_success_at,
  failures, rows_stored, rows_updated, rows_unchanged, rows_skipped`;

export class SourceStore {
  constructor(private readonly context: StoreContext) {}

  /** All sources that were ever registered or read, by id. */
  list(): Promise<readonly StoredSource[]> {
    return this.context.database.read(function* () {
      const found = yield* rows(`SELECT ${columns} FROM source ORDER BY id`);
      return found.map(sourceOf);
    });
  }

  find(id: string): Promise<StoredSource | null> {
    return this.context.database.read(function* () {
      const row = yield* firstRow(`SELECT ${columns} FROM source WHERE id = ?`, [id]);
      return row === null ? null : sourceOf(row);
    });
  }

  /** Makes the sources known, so that they are listed before they were ever read. */
  register(ids: readonly string[]): Promise<void> {
    return this.context.database.write(function* () {
      for (const id of [...ids].sort()) yield* sourceCode(id);
    });
  }

  /** The connector's state as the last saved page left it; null = it starts afresh. */
  state(id: string): Promise<unknown> {
    return this.context.database.read(function* () {
      const row = yield* firstRow<[string | null]>('SELECT state FROM source WHERE id = ?', [id]);
      return row?.[0] == null ? null : (JSON.parse(row[0]) as unknown);
    });
  }

  /** Notes how a poll went; a changed health changes the data revision. */
  recordHealth(id: string, outcome: PollOutcome): Promise<void> {
    const now = this.context.clock.now();
    return this.context.database.write(() => notePoll(id, outcome, now));
  }

  /** Notes the identity of what was read. */
  noteFingerprint(id: string, fingerprint: string): Promise<void> {
    return this.context.database.write(function* () {
      const code = yield* sourceCode(id);
      yield* run('UPDATE source SET fingerprint = ? WHERE code = ?', [fingerprint, code]);
    });
  }

  /** Goes on settling where an earlier process stopped half-way; does nothing otherwise. */
  async settle(): Promise<void> {
    const waiting = await this.context.database.read(() =>
      rows<[string]>(
        'SELECT id FROM source WHERE complete_target > complete_until OR (complete_until IS NULL AND complete_target IS NOT NULL)',
      ),
    );
    for (const [id] of waiting) await settleAll(this.context, id);
  }
}

function* notePoll(id: string, outcome: PollOutcome, now: Instant): Work<void> {
  const code = yield* sourceCode(id);
  const before = yield* firstRow<[string, string | null]>(
    'SELECT health, health_reason FROM source WHERE code = ?',
    [code],
  );
  const isSuccess = outcome.health === 'ok';
  yield* run(
    `UPDATE source SET health = ?, health_reason = ?, last_polled_at = ?, last_success_at = ${isSuccess ? '?' : 'coalesce(last_success_at, ?)'},
      failures = ${isSuccess ? '0' : 'failures + 1'} WHERE code = ?`,
    [outcome.health, outcome.reason, now, isSuccess ? now : null, code],
  );
  if (before?.[0] !== outcome.health || before[1] !== outcome.reason) yield* bumpRevision();
}

function sourceOf(row: Row): StoredSource {
  const [id, completeUntil, health, healthReason, fingerprint, lastPolledAt, lastSuccessAt] =
    row as [
      string,
      number | null,
      string,
      string | null,
      string | null,
      number | null,
      number | null,
    ];
  const [failures, stored, updated, unchanged, skipped] = row.slice(7) as number[];
  return {
    id,
    completeUntil,
    health,
    healthReason,
    fingerprint,
    lastPolledAt,
    lastSuccessAt,
    failures: failures!,
    rows: { stored: stored!, updated: updated!, unchanged: unchanged!, skipped: skipped! },
  };
}
