// Small things a room remembers between runs: the detector's state, when a digest last went out.
import { checkLease } from './check-lease.js';
import type { Dialect } from './database.js';
import { bumpRevision } from './revision.js';
import { firstRow, run, type Work } from './sql.js';
import type { StoreContext } from './store-context.js';

export class MemoStore {
  constructor(private readonly context: StoreContext) {}

  /** What was remembered under a key (plain JSON); null = nothing. */
  read(key: string): Promise<unknown> {
    return this.context.database.read(function* () {
      const row = yield* firstRow<[string]>('SELECT value FROM memo WHERE key = ?', [key]);
      return row === null ? null : (JSON.parse(row[0]) as unknown);
    });
  }

  /** Remembers plain JSON under a key. Throws LeaseLostError. */
  write(key: string, value: unknown, leaseEpoch: number | null): Promise<void> {
    const { database } = this.context;
    return database.write(() => remember(database.dialect, [key, value], leaseEpoch));
  }

  /** The same for what reports show: the data revision changes with it. Throws LeaseLostError. */
  writeShown(key: string, value: unknown, leaseEpoch: number | null): Promise<void> {
    const { database } = this.context;
    return database.write(function* () {
      yield* remember(database.dialect, [key, value], leaseEpoch);
      yield* bumpRevision();
    });
  }
}

function* remember(
  dialect: Dialect,
  [key, value]: readonly [string, unknown],
  leaseEpoch: number | null,
): Work<void> {
  yield* checkLease(dialect, leaseEpoch);
  yield* run(
    'INSERT INTO memo (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
    [key, JSON.stringify(value)],
  );
}
