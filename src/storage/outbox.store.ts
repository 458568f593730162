// The outbox: messages decided on, sent at least once, and what was held and why.
import type { Instant } from '../domain/clock.js';
import { checkLease } from './check-lease.js';
import { markAnnounced } from './gap.store.js';
import {
  messageColumns,
  messageOf,
  type NewMessage,
  type OutboxMessage,
  type OutboxState,
} from './outbox-row.js';
import { firstRow, rows, run, type Work } from './sql.js';
import type { StoreContext } from './store-context.js';

/** One decision on one gap and route, kept with its reason. */
export interface StoredDecision {
  readonly gapId: string | null;
  readonly changeId: number | null;
  readonly route: string;
  readonly outcome: 'send' | 'hold';
  readonly reason: string;
  readonly at: Instant;
}

/** Everything one round of deciding leads to; stored all or nothing. */
export interface Decided {
  readonly messages: readonly NewMessage[];
  readonly decisions: readonly StoredDecision[];
  /** Changes of which nothing will ever be said. */
  readonly announced: readonly number[];
  readonly leaseEpoch: number | null;
}

/** What became of one attempt to send. */
export interface Attempted {
  readonly state: OutboxState;
  readonly nextAttemptAt: Instant | null;
  readonly messageId: string | null;
  readonly error: string | null;
  readonly leaseEpoch: number | null;
}

export interface OutboxCount {
  readonly state: OutboxState;
  readonly count: number;
  readonly oldestAt: Instant;
}

export class OutboxStore {
  constructor(private readonly context: StoreContext) {}

  /** Stores messages, decisions and final marks in one transaction; a key already there is left as it is. */
  put(decided: Decided): Promise<void> {
    const { database, clock } = this.context;
    return database.write(function* () {
      yield* checkLease(database.dialect, decided.leaseEpoch);
      for (const message of decided.messages) yield* insertMessage(message, clock.now());
      for (const decision of decided.decisions) yield* insertDecision(decision);
      yield* markAnnounced(decided.announced);
    });
  }

  /** Messages whose turn has come, oldest first. */
  due(now: Instant, limit: number): Promise<readonly OutboxMessage[]> {
    return this.context.database.read(() =>
      readMessages("state = 'waiting' AND next_attempt_at <= ? ORDER BY id LIMIT ?", [now, limit]),
    );
  }

  /** Messages that were given up, newest first. */
  failed(limit: number): Promise<readonly OutboxMessage[]> {
    return this.context.database.read(() =>
      readMessages("state = 'failed' ORDER BY id DESC LIMIT ?", [limit]),
    );
  }

  /** Messages of one route and thread, oldest first. */
  ofThread(route: string, thread: string): Promise<readonly OutboxMessage[]> {
    return this.context.database.read(() =>
      readMessages('route = ? AND thread = ? ORDER BY id', [route, thread]),
    );
  }

  /** Notes an attempt; once sent, the message's changes count as announced. Throws LeaseLostError. */
  recordAttempt(message: OutboxMessage, attempted: Attempted): Promise<void> {
    const { database, clock } = this.context;
    return database.write(function* () {
      yield* checkLease(database.dialect, attempted.leaseEpoch);
      yield* run(
        `UPDATE outbox SET state = ?, attempt = attempt + 1, next_attempt_at = coalesce(?, next_attempt_at),
          message_id = coalesce(?, message_id), error = ?, updated_at = ? WHERE id = ?`,
        [
          attempted.state,
          attempted.nextAttemptAt,
          attempted.messageId,
          attempted.error,
          clock.now(),
          message.id,
        ],
      );
      if (attempted.state === 'sent') yield* markAnnounced(message.changeIds);
    });
  }

  /** How many messages are in each state, and since when. */
  counts(): Promise<readonly OutboxCount[]> {
    return this.context.database.read(function* () {
      const found = yield* rows<[OutboxState, number, number]>(
        'SELECT state, count(*), min(created_at) FROM outbox GROUP BY state ORDER BY state',
      );
      return found.map(([state, count, oldestAt]) => ({ state, count, oldestAt }));
    });
  }

  /** How many messages of one kind a route has had since an instant (the daily cap). */
  countSince(route: string, kind: string, since: Instant): Promise<number> {
    return this.context.database.read(function* () {
      const row = yield* firstRow<[number]>(
        'SELECT count(*) FROM outbox WHERE route = ? AND kind = ? AND created_at >= ?',
        [route, kind, since],
      );
      return row?.[0] ?? 0;
    });
  }

  /** What was decided about a gap, newest first. */
  decisionsOf(gapId: string): Promise<readonly StoredDecision[]> {
    return this.context.database.read(function* () {
      type Found = [string, number | null, string, 'send' | 'hold', string, number];
      const found = yield* rows<Found>(
        'SELECT gap_id, change_id, route, outcome, reason, at FROM decision WHERE gap_id = ? ORDER BY id DESC LIMIT 500',
        [gapId],
      );
      return found.map(([gap, changeId, route, outcome, reason, at]) => ({
        gapId: gap,
        changeId,
        route,
        outcome,
        reason,
        at,
      }));
    });
  }

  /** Whether this click (payload id) comes for the first time; the same one again answers false. */
  receive(payloadId: string): Promise<boolean> {
    const { database, clock } = this.context;
    return database.write(function* () {
      const sql = 'INSERT INTO receipt (id, at) VALUES (?, ?) ON CONFLICT DO NOTHING';
      return (yield* run(sql, [payloadId, clock.now()])) === 1;
    });
  }
}

function* readMessages(
  rest: string,
  values: readonly (string | number)[],
): Work<readonly OutboxMessage[]> {
  const found = yield* rows(`SELECT ${messageColumns} FROM outbox WHERE ${rest}`, values);
  return found.map(messageOf);
}

function* insertMessage(message: NewMessage, now: Instant): Work<void> {
  yield* run(
    `INSERT INTO outbox (key, route, thread, kind, payload, change_ids, state, next_attempt_at, created_at, updated_at)
      VALUES (?, ?, ?, ?, ?, ?, 'waiting', ?, ?, ?) ON CONFLICT (key) DO NOTHING`,
    [
      ...[message.key, message.route, message.thread, message.kind],
      ...[JSON.stringify(message.payload), JSON.stringify(message.changeIds)],
      ...[message.nextAttemptAt, now, now],
    ],
  );
}

/** A decision that repeats the last one on its gap and route is not written again. */
function* insertDecision({
  gapId,
  changeId,
  route,
  outcome,
  reason,
  at,
}: StoredDecision): Work<void> {
  const last = yield* firstRow<[string, string]>(
    'SELECT outcome, reason FROM decision WHERE coalesce(gap_id, ?) = ? AND route = ? ORDER BY id DESC LIMIT 1',
    ['', gapId ?? '', route],
  );
  if (last?.[0] === outcome && last[1] === reason && outcome === 'hold') return;
  yield* run(
    'INSERT INTO decision (gap_id, change_id, route, outcome, reason, at) VALUES (?, ?, ?, ?, ?, ?)',
    [gapId, changeId, route, outcome, reason, at],
  );
}
