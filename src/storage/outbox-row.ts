// Messages on their way, as rows and back.
import type { Instant } from '../domain/clock.js';
import type { Row } from './sql.js';

/** `held`: waits for a person or a route; everything else as it says. */
export type OutboxState = 'waiting' | 'sent' | 'failed' | 'held';

/** A message to send. */
export interface NewMessage {
  /** (route, thread, change): the same key is stored once, whatever its text. */
  readonly key: string;
  readonly route: string;
  readonly thread: string;
  /** What it is on that thread, such as `root`, `line`, `edit`, `digest`. */
  readonly kind: string;
  /** What it is rendered from, as plain JSON. */
  readonly payload: unknown;
  /** Changes that count as announced once it is sent. */
  readonly changeIds: readonly number[];
  readonly nextAttemptAt: Instant;
}

export interface OutboxMessage extends NewMessage {
  readonly id: number;
  readonly state: OutboxState;
  readonly attempt: number;
  /** The vendor's id of the sent message. */
  readonly messageId: string | null;
  readonly error: string | null;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
}

export const messageColumns =
  'id, key, route, thread, kind, payload, change_ids, state, attempt, next_attempt_at, message_id, error, created_at, updated_at';

export function messageOf(row: Row): OutboxMessage {
  const [id, key, route, thread, kind, payload, changeIds] = row as [
    number,
    string,
    string,
    string,
    string,
    string,
    string,
  ];
  const [state, attempt, nextAttemptAt, messageId, error, createdAt, updatedAt] = row.slice(
    7,
  ) as unknown as [OutboxState, number, number, string | null, string | null, number, number];
  return {
    id,
    key,
    route,
    thread,
    kind,
    state,
    attempt,
    nextAttemptAt,
    messageId,
    error,
    createdAt,
    updatedAt,
    payload: JSON.parse(payload) as unknown,
    changeIds: JSON.parse(changeIds) as number[],
  };
}
