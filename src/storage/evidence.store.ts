// Weekly evidence of detection and report: stored once a week is finished, made anew where late rows touch it.
import type { Instant } from '../domain/clock.js';
import type { Window } from '../domain/window.js';
import { checkLease } from './check-lease.js';
import { grain } from './periods.js';
import { readRevision } from './revision.js';
import { rows, run, type Work } from './sql.js';
import type { StoreContext } from './store-context.js';

export interface WeekEvidence {
  /** First instant of the ISO week in the report zone. */
  readonly start: Instant;
  readonly bytes: Buffer;
}

export interface EvidenceToSave {
  readonly kind: string;
  readonly weeks: readonly WeekEvidence[];
  /** First instants of days that were read again (see `changedDays`): no longer marked either. */
  readonly days?: readonly Instant[];
  /** The data revision it was made from: weeks touched since then stay marked. */
  readonly revision: string;
  readonly leaseEpoch: number | null;
}

export class EvidenceStore {
  constructor(private readonly context: StoreContext) {}

  /** Evidence of one kind for the weeks that start in the window, oldest first. */
  read(kind: string, window: Window): Promise<readonly WeekEvidence[]> {
    return this.context.database.read(function* () {
      const found = yield* rows<[number, Buffer]>(
        'SELECT start, bytes FROM evidence WHERE kind = ? AND start >= ? AND start < ? ORDER BY start',
        [kind, window.from, window.to],
      );
      return found.map(([start, bytes]) => ({ start, bytes }));
    });
  }

  /** First instants of the weeks whose segments changed since their evidence was made, oldest first. */
  staleWeeks(): Promise<readonly Instant[]> {
    return this.context.database.read(() => marked(grain.week));
  }

  /** First instants of the days whose segments changed since they were last saved as read, oldest first. */
  changedDays(): Promise<readonly Instant[]> {
    return this.context.database.read(() => marked(grain.watchedDay));
  }

  /** Stores evidence; its weeks are no longer stale unless rows have changed meanwhile. Throws LeaseLostError. */
  save({ kind, weeks, days = [], revision, leaseEpoch }: EvidenceToSave): Promise<void> {
    const { database, clock } = this.context;
    return database.write(function* () {
      yield* checkLease(database.dialect, leaseEpoch);
      const isCurrent = (yield* readRevision()) === revision;
      for (const { start, bytes } of weeks) {
        yield* run(
          `INSERT INTO evidence (kind, start, bytes, made_at) VALUES (?, ?, ?, ?)
            ON CONFLICT (kind, start) DO UPDATE SET bytes = excluded.bytes, made_at = excluded.made_at`,
          [kind, start, bytes, clock.now()],
        );
        if (isCurrent) yield* unmark(grain.week, start);
      }
      if (isCurrent) for (const start of days) yield* unmark(grain.watchedDay, start);
    });
  }
}

function* marked(of: number): Work<readonly Instant[]> {
  const found = yield* rows<[number]>(
    'SELECT start FROM stale_period WHERE grain = ? ORDER BY start',
    [of],
  );
  return found.map(([start]) => start);
}

function unmark(of: number, start: Instant): Work<unknown> {
  return run('DELETE FROM stale_period WHERE grain = ? AND start = ?', [of, start]);
}
