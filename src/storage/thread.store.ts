// The root message of each thread on each route: edited in place as its gaps change.
import type { Instant } from '../domain/clock.js';
import { checkLease } from './check-lease.js';
import { rows, run, type Row } from './sql.js';
import type { StoreContext } from './store-context.js';

export interface StoredThread {
  readonly route: string;
  readonly thread: string;
  /** The vendor's id of the root message. */
  readonly messageId: string;
  /** What the sender wants to remember of it, as plain JSON. */
  readonly state: unknown;
  readonly updatedAt: Instant;
}

export class ThreadStore {
  constructor(private readonly context: StoreContext) {}

  /** All threads of a route. */
  list(route: string): Promise<readonly StoredThread[]> {
    return this.context.database.read(function* () {
      const found = yield* rows(
        'SELECT route, thread, message_id, state, updated_at FROM thread WHERE route = ? ORDER BY thread',
        [route],
      );
      return found.map(threadOf);
    });
  }

  save(thread: Omit<StoredThread, 'updatedAt'>, leaseEpoch: number | null): Promise<void> {
    const { database, clock } = this.context;
    return database.write(function* () {
      yield* checkLease(database.dialect, leaseEpoch);
      yield* run(
        `INSERT INTO thread (route, thread, message_id, state, updated_at) VALUES (?, ?, ?, ?, ?)
          ON CONFLICT (route, thread) DO UPDATE SET message_id = excluded.message_id, state = excluded.state, updated_at = excluded.updated_at`,
        [
          thread.route,
          thread.thread,
          thread.messageId,
          JSON.stringify(thread.state ?? null),
          clock.now(),
        ],
      );
    });
  }

  /** Forgets a thread: the next message on it becomes a new root. */
  remove(route: string, thread: string): Promise<number> {
    return this.context.database.write(() =>
      run('DELETE FROM thread WHERE route = ? AND thread = ?', [route, thread]),
    );
  }
}

function threadOf(row: Row): StoredThread {
  const [route, thread, messageId, state, updatedAt] = row as [
    string,
    string,
    string,
    string | null,
    number,
  ];
  return { route, thread, messageId, state: JSON.parse(state ?? 'null') as unknown, updatedAt };
}
