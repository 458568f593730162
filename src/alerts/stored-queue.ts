// The outbox of the store as the sender knows it, written under the lease's epoch.
import type { NewMessage, OutboxMessage } from '../storage/outbox-row.js';
import type { Instant } from '../domain/clock.js';
import type { AfterAttempt } from './delivery.js';
import {
  messageKey,
  type Message,
  type MessageKind,
  type MessageQueue,
  type QueuedMessage,
} from './outbox.js';
import type { AlertStores } from './parts.js';
import type { Notice } from './notice.js';

const messagesARound = 200;

interface Payload {
  readonly notice: Notice;
  readonly isBroadcast: boolean;
}

/** A message as the store keeps it. */
export function storedMessage(message: Message, now: Instant): NewMessage {
  const { route, thread, kind, notice, isBroadcast } = message;
  const payload: Payload = { notice, isBroadcast };
  return {
    key: messageKey(message),
    route,
    thread,
    kind,
    payload,
    changeIds: [],
    nextAttemptAt: now,
  };
}

/** The queue over the stores; a process that lost the lease writes nothing. */
export function storedQueue(
  { outbox, threads }: AlertStores,
  leaseEpoch: number | null,
): MessageQueue {
  const known = new Map<number, OutboxMessage>();
  return {
    due: async (now) => {
      const found = await outbox.due(now, messagesARound);
      for (const row of found) known.set(row.id, row);
      return found.map(queuedMessage);
    },
    rootOf: async (route, thread) => {
      const found = await threads.list(route);
      return found.find((one) => one.thread === thread)?.messageId ?? null;
    },
    record: async (message, after) => {
      await outbox.recordAttempt(known.get(message.id)!, attemptOf(after, leaseEpoch));
      if (after.state === 'sent') await keepThread(message, after, { threads, leaseEpoch });
    },
  };
}

function queuedMessage(row: OutboxMessage): QueuedMessage {
  const { notice, isBroadcast } = row.payload as Payload;
  const { id, route, thread, attempt, createdAt } = row;
  return {
    id,
    route,
    thread,
    kind: row.kind as MessageKind,
    notice,
    isBroadcast,
    attempt,
    createdAt,
  };
}

function attemptOf(
  after: AfterAttempt,
  leaseEpoch: number | null,
): Parameters<AlertStores['outbox']['recordAttempt']>[1] {
  const { state, nextAttemptAt, messageId, answer } = after;
  return { state, nextAttemptAt, messageId, error: answer === 'ok' ? null : answer, leaseEpoch };
}

interface Keeping {
  readonly threads: AlertStores['threads'];
  readonly leaseEpoch: number | null;
}

/** A root's id is kept for its edits and lines; once all is resolved the next gap opens a new root. */
async function keepThread(
  { route, thread, kind, notice }: QueuedMessage,
  { messageId }: AfterAttempt,
  { threads, leaseEpoch }: Keeping,
): Promise<void> {
  if (kind === 'root' && messageId !== null)
    await threads.save({ route, thread, messageId, state: null }, leaseEpoch);
  const isOver = kind === 'edit' && notice.kind === 'thread' && notice.state === 'resolved';
  if (isOver) await threads.remove(route, thread);
}
