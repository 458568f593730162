// What waits to be sent: one message a row, its key made of route, thread and change, never of its text.
import type { Instant } from '../domain/clock.js';
import type { AfterAttempt } from './delivery.js';
import type { Notice } from './notice.js';

/** `root` opens a thread, `edit` replaces its root, `line` goes into it; the others stand for themselves. */
export type MessageKind = 'root' | 'edit' | 'line' | 'digest' | 'announcement';

/** A message as decided on. */
export interface Message {
  readonly route: string;
  readonly thread: string;
  /** What it tells of, once for each route, thread and kind: a change's id, a digest's slot, a day. */
  readonly change: string;
  readonly kind: MessageKind;
  readonly notice: Notice;
  readonly isBroadcast: boolean;
}

/** A message on its way. */
export interface QueuedMessage extends Omit<Message, 'change'> {
  readonly id: number;
  readonly attempt: number;
  readonly createdAt: Instant;
}

/** What the sender asks of the store. */
export interface MessageQueue {
  /** Waiting messages whose time has come, oldest first. */
  due(now: Instant): Promise<readonly QueuedMessage[]>;
  /** The vendor's id of a thread's root message; null = it has none. */
  rootOf(route: string, thread: string): Promise<string | null>;
  /** Notes an attempt; a sent root becomes its thread's, a thread all resolved is let go. */
  record(message: QueuedMessage, after: AfterAttempt): Promise<void>;
}

/** The key under which a message is stored once only. */
export function messageKey({ route, thread, change, kind }: Omit<Message, 'notice'>): string {
  return JSON.stringify([route, thread, change, kind]);
}
