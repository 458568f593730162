// Rows that yield no interaction: how many, why, and a few to look at.
import type { Instant } from '../domain/clock.js';
import type { Window } from '../domain/window.js';
import { countFaults, type FaultCount } from './count-faults.js';
import { firstRow, rows, run, type SqlScalar, type Work } from './sql.js';
import type { StoreContext } from './store-context.js';

export interface SkippedCount {
  readonly source: string;
  readonly channel: string | null;
  readonly reason: string;
  readonly isFault: boolean;
  readonly count: number;
}

/** One skipped row, for inspection. */
export interface SkippedSample {
  readonly key: string;
  readonly reason: string;
  readonly isFault: boolean;
  readonly openedAt: Instant | null;
  readonly channel: string | null;
  readonly sample: Readonly<Record<string, string>> | null;
}

export class SkippedStore {
  constructor(private readonly context: StoreContext) {}

  /**
   * How many rows are skipped, by source, channel and reason. With a window: those opened in it, and those whose
   * opening cannot be read (they may belong to any).
   */
  count(window: Window | null = null): Promise<readonly SkippedCount[]> {
    return this.context.database.read(() => countSkipped(window));
  }

  /** How many measurements were refused, by source, channel id and reason; their interactions stay. */
  countFaults(window: Window): Promise<readonly FaultCount[]> {
    return this.context.database.read(() => countFaults(window));
  }

  /** The rows seen last, faults first. */
  samples(source: string, limit: number): Promise<readonly SkippedSample[]> {
    return this.context.database.read(() => readSamples(source, limit));
  }

  /** Empties the samples of rows seen before this instant: they are kept for inspection 30 days; the counts stay. */
  forgetSamples(before: Instant): Promise<number> {
    return this.context.database.write(() =>
      run('UPDATE skipped_row SET sample = NULL WHERE sample IS NOT NULL AND seen_at < ?', [
        before,
      ]),
    );
  }

  /** How many rows of one source are skipped. */
  total(source: string): Promise<number> {
    return this.context.database.read(function* () {
      const row = yield* firstRow<[number]>(
        'SELECT count(*) FROM skipped_row WHERE source IN (SELECT code FROM source WHERE id = ?)',
        [source],
      );
      return row?.[0] ?? 0;
    });
  }
}

function* countSkipped(window: Window | null): Work<readonly SkippedCount[]> {
  const within =
    window === null ? '' : 'WHERE opened_at IS NULL OR (opened_at >= ? AND opened_at < ?)';
  const values: SqlScalar[] = window === null ? [] : [window.from, window.to];
  const found = yield* rows<[string, string | null, string, number, number]>(
    `SELECT s.id, r.channel, r.reason, r.is_fault, count(*)
      FROM skipped_row r JOIN source s ON s.code = r.source ${within}
      GROUP BY s.id, r.channel, r.reason, r.is_fault ORDER BY s.id, r.reason, r.channel`,
    values,
  );
  return found.map(([source, channel, reason, isFault, count]) => ({
    source,
    channel,
    reason,
    count,
    isFault: isFault === 1,
  }));
}

function* readSamples(source: string, limit: number): Work<readonly SkippedSample[]> {
  type Found = [string, string, number, number | null, string | null, string | null];
  const found = yield* rows<Found>(
    `SELECT key, reason, is_fault, opened_at, channel, sample FROM skipped_row
      WHERE source IN (SELECT code FROM source WHERE id = ?)
      ORDER BY is_fault DESC, seen_at DESC, id DESC LIMIT ?`,
    [source, limit],
  );
  return found.map(([key, reason, isFault, openedAt, channel, sample]) => ({
    key,
    reason,
    openedAt,
    channel,
    isFault: isFault === 1,
    sample: sample === null ? null : (JSON.parse(sample) as Record<string, string>),
  }));
}
