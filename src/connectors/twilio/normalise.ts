// An event of a task: a fragment of its timeline. Pure.
import { z } from 'zod';
import type { ConversationRead, TimelineEvent } from '../../domain/conversation.js';
import { eventOf, partOf } from '../events.js';
import { isoInstant, optional } from '../vendor-values.js';

export const taskEventSchema = z.object({
  sid: z.string(),
  event_type: z.string(),
  event_date: isoInstant,
  event_date_ms: optional(z.number()),
  event_data: z.record(z.string(), z.unknown()).default({}),
});
export type TaskEvent = z.output<typeof taskEventSchema>;

export interface TwilioContext {
  readonly topicAttribute: string;
  readonly customerAttribute: string;
  readonly hashCustomer: (address: string) => string;
}

type Happening = Pick<TimelineEvent, 'by' | 'kind'>;

const happeningOf: Readonly<Record<string, Happening>> = {
  'task.created': { by: 'customer', kind: 'message' },
  'task-queue.entered': { by: 'system', kind: 'queued' },
  'reservation.accepted': { by: 'human', kind: 'connected' },
  'task.transfer-initiated': { by: 'system', kind: 'transferred' },
  'task.canceled': { by: 'customer', kind: 'abandoned' },
  'task.wrapup': { by: 'system', kind: 'ended' },
  'task.completed': { by: 'system', kind: 'ended' },
};

/** The fragment an event is; null where it says nothing of a conversation (workers, activities, rejected offers). */
export function readTaskEvent(event: TaskEvent, context: TwilioContext): ConversationRead | null {
  const { event_data: facts } = event;
  const task = facts['task_sid'];
  const attributes = attributesOf(facts['task_attributes']);
  const happened = happeningIn(event, isOutbound(attributes));
  if (happened === null || typeof task !== 'string') return null;
  return partOf({
    id: task,
    updatedAt: happened.at,
    channel: textOf(facts['task_channel_unique_name']) ?? 'default',
    topics: topicsOf(facts, attributes, context),
    customer: customerOf(attributes, context),
    events: [happened],
  });
}

function happeningIn(event: TaskEvent, isFromUs: boolean): TimelineEvent | null {
  const happening = happeningOf[event.event_type];
  if (happening === undefined) return null;
  const at = event.event_date_ms ?? event.event_date;
  return eventOf({ id: event.sid, at, ...happening, by: actorOf(event, happening.by, isFromUs) });
}

/** What a customer is said to have done is ours in a call we made, and the system's where a task was dropped. */
function actorOf(
  event: TaskEvent,
  by: TimelineEvent['by'],
  isFromUs: boolean,
): TimelineEvent['by'] {
  if (event.event_type === 'task.canceled' && !isHangUp(event.event_data['task_canceled_reason']))
    return 'system';
  return isFromUs && by === 'customer' ? 'human' : by;
}

/** Attributes are a JSON text of the customer's own making; older ones are taken out by the vendor. */
function attributesOf(text: unknown): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(typeof text === 'string' ? text : '{}');
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}

function topicsOf(
  facts: TaskEvent['event_data'],
  attributes: Readonly<Record<string, unknown>>,
  { topicAttribute }: TwilioContext,
): readonly string[] {
  const queue = textOf(facts['task_queue_name']);
  const topic = textOf(attributes[topicAttribute]);
  return [...(queue === null ? [] : [`queue:${queue}`]), ...(topic === null ? [] : [topic])];
}

function customerOf(
  attributes: Readonly<Record<string, unknown>>,
  { customerAttribute, hashCustomer }: TwilioContext,
): string | null {
  const address = textOf(attributes[customerAttribute]);
  return address === null ? null : hashCustomer(address);
}

function isOutbound(attributes: Readonly<Record<string, unknown>>): boolean {
  return textOf(attributes['direction'])?.startsWith('outbound') === true;
}

/** Without a reason, or with this one, it was the customer who gave up. */
function isHangUp(reason: unknown): boolean {
  return typeof reason !== 'string' || reason === '' || /hang ?up|caller|customer/i.test(reason);
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value : null;
}
