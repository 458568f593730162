// Gaps the monitor holds open, and each step of their history.
import type { Gap, GapChange, GapState } from '../domain/gap.js';
import { checkLease } from './check-lease.js';
import { changeColumns, changeOf, gapColumns, gapOf, gapRow } from './gap-row.js';
import { lockWriters } from './lock-writers.js';
import { bumpRevision } from './revision.js';
import { firstRow, placeholders, rows, run, type SqlScalar, type Work } from './sql.js';
import type { StoreContext } from './store-context.js';

/** A change before it is stored. */
export type NewGapChange = Pick<GapChange, 'kind' | 'at' | 'by' | 'note'>;

/** A gap as it stands now, and the steps that led there. */
export interface GapStep {
  readonly gap: Gap;
  readonly changes: readonly NewGapChange[];
}

export interface GapFilter {
  readonly state?: GapState;
  readonly limit?: number;
}

const columns = gapColumns.join(', ');
const upsert = `INSERT INTO gap (${columns}) VALUES ${placeholders(gapColumns.length)}
  ON CONFLICT (id) DO UPDATE SET ${gapColumns.map((name) => `${name} = excluded.${name}`).join(', ')}`;
const mostGaps = 10_000;

export class GapStore {
  constructor(private readonly context: StoreContext) {}

  /** Gaps, the one opened last first. */
  list(filter: GapFilter = {}): Promise<readonly Gap[]> {
    const where = filter.state === undefined ? '' : 'WHERE state = ?';
    const values: SqlScalar[] = filter.state === undefined ? [] : [filter.state];
    return this.context.database.read(function* () {
      const found = yield* rows(
        `SELECT ${columns} FROM gap ${where} ORDER BY opened_at DESC, id LIMIT ?`,
        [...values, filter.limit ?? mostGaps],
      );
      return found.map(gapOf);
    });
  }

  find(id: string): Promise<Gap | null> {
    return this.context.database.read(() => findGap(id));
  }

  /** The history of one gap, oldest first. */
  changesOf(gapId: string): Promise<readonly GapChange[]> {
    return this.context.database.read(() => readChanges('gap_id = ?', [gapId]));
  }

  /** Changes nobody has been told of yet, oldest first. */
  unannounced(): Promise<readonly GapChange[]> {
    return this.context.database.read(() => readChanges('is_announced = 0', []));
  }

  /** Stores what a detection run changed, all or nothing. Throws LeaseLostError. */
  save(steps: readonly GapStep[], leaseEpoch: number | null): Promise<void> {
    if (steps.length === 0) return Promise.resolve();
    const { dialect } = this.context.database;
    return this.context.database.write(function* () {
      yield* lockWriters(dialect);
      yield* checkLease(dialect, leaseEpoch);
      for (const step of steps) yield* saveStep(step);
      yield* bumpRevision();
    });
  }

  /**
   * Changes one gap as a person asked: `decide` sees it as it stands and answers the step, or null to leave it.
   * Answers the gap as it stands afterwards; null = there is no such gap.
   */
  change(id: string, decide: (gap: Gap) => GapStep | null): Promise<Gap | null> {
    const { dialect } = this.context.database;
    return this.context.database.write(function* () {
      yield* lockWriters(dialect);
      const gap = yield* findGap(id);
      const step = gap === null ? null : decide(gap);
      if (step === null) return gap;
      yield* saveStep(step);
      yield* bumpRevision();
      return step.gap;
    });
  }

  /** Marks changes as told (or never to be told). */
  markAnnounced(ids: readonly number[], leaseEpoch: number | null): Promise<void> {
    const { dialect } = this.context.database;
    return this.context.database.write(function* () {
      yield* checkLease(dialect, leaseEpoch);
      yield* markAnnounced(ids);
    });
  }
}

/** Marks changes as told, within another store's transaction. */
export function* markAnnounced(ids: readonly number[]): Work<void> {
  for (const id of ids) yield* run('UPDATE gap_change SET is_announced = 1 WHERE id = ?', [id]);
}

function* findGap(id: string): Work<Gap | null> {
  const row = yield* firstRow(`SELECT ${columns} FROM gap WHERE id = ?`, [id]);
  return row === null ? null : gapOf(row);
}

function* readChanges(condition: string, values: readonly SqlScalar[]): Work<readonly GapChange[]> {
  const found = yield* rows(
    `SELECT ${changeColumns} FROM gap_change WHERE ${condition} ORDER BY id`,
    values,
  );
  return found.map(changeOf);
}

function* saveStep({ gap, changes }: GapStep): Work<void> {
  yield* run(upsert, gapRow(gap));
  for (const { kind, at, by, note } of changes) {
    yield* run('INSERT INTO gap_change (gap_id, kind, at, actor, note) VALUES (?, ?, ?, ?, ?)', [
      gap.id,
      kind,
      at,
      by,
      note,
    ]);
  }
}
