// A contact of Amazon Connect: one leg of a call or chat, a fragment of the conversation it began with. Pure.
import { z } from 'zod';
import type { Instant } from '../../domain/clock.js';
import type { ConversationRead, TimelineEvent } from '../../domain/conversation.js';
import type { SkippedRecord } from '../connector.js';
import { eventOf, partOf } from '../events.js';
import { leftOut } from '../records.js';
import { optional } from '../vendor-values.js';

const instant = z.date().transform((date): Instant => date.getTime());

export const contactSchema = z.object({
  Id: z.string(),
  InitialContactId: optional(z.string()),
  PreviousContactId: optional(z.string()),
  InitiationMethod: z.string(),
  Channel: z.string(),
  QueueInfo: optional(z.object({ Id: optional(z.string()), EnqueueTimestamp: optional(instant) })),
  AgentInfo: optional(z.object({ ConnectedToAgentTimestamp: optional(instant) })),
  InitiationTimestamp: instant,
  DisconnectTimestamp: optional(instant),
});
export type Contact = z.output<typeof contactSchema>;

const fromUs: readonly string[] = ['OUTBOUND', 'EXTERNAL_OUTBOUND', 'AGENT_REPLY'];
const goesOn: readonly string[] = ['TRANSFER', 'QUEUE_TRANSFER'];
const beside: readonly string[] = ['MONITOR', 'DISCONNECT'];

/** The fragment a contact is; calls of ours, listeners and what runs after a call are no contact of a customer's. */
export function readContact(contact: Contact): ConversationRead | SkippedRecord {
  const { Id: id, InitiationMethod: method, InitiationTimestamp: openedAt, QueueInfo } = contact;
  if (fromUs.includes(method)) return leftOut(id, 'outbound', false, openedAt);
  if (beside.includes(method)) return leftOut(id, 'no_customer_contact', false, openedAt);
  const events = eventsOf(contact);
  const queue = QueueInfo?.Id ?? null;
  return partOf({
    id: contact.InitialContactId ?? id,
    updatedAt: Math.max(...events.map(({ at }) => at)),
    channel: contact.Channel.toLowerCase(),
    topics: queue === null ? [] : [`queue:${queue}`],
    events,
  });
}

function eventsOf(contact: Contact): readonly TimelineEvent[] {
  const { Id: id, QueueInfo, AgentInfo } = contact;
  const queuedAt = QueueInfo?.EnqueueTimestamp ?? null;
  const connectedAt = AgentInfo?.ConnectedToAgentTimestamp ?? null;
  const queued = { id: `queued ${id}`, by: 'system', kind: 'queued' } as const;
  const connected = { id: `connected ${id}`, by: 'human', kind: 'connected' } as const;
  return [
    beginningOf(contact),
    ...(queuedAt === null ? [] : [eventOf({ ...queued, at: queuedAt })]),
    ...(connectedAt === null ? [] : [eventOf({ ...connected, at: connectedAt })]),
    ...endOf(contact, { isQueued: queuedAt !== null, isConnected: connectedAt !== null }),
  ];
}

/** A leg that follows another takes the place of that one's end: the customer was handed on, not left. */
function beginningOf(contact: Contact): TimelineEvent {
  const { Id: id, PreviousContactId: before, InitiationTimestamp: at } = contact;
  const isNext = before !== null && goesOn.includes(contact.InitiationMethod);
  if (isNext) return eventOf({ id: `end ${before}`, at, by: 'system', kind: 'transferred' });
  return eventOf({ id: `began ${id}`, at, by: 'customer' });
}

interface Course {
  readonly isQueued: boolean;
  readonly isConnected: boolean;
}

/** Queued and never connected: the customer gave up. */
function endOf(contact: Contact, { isQueued, isConnected }: Course): readonly TimelineEvent[] {
  const at = contact.DisconnectTimestamp;
  if (at === null) return [];
  const id = `end ${contact.Id}`;
  const isAbandoned = isQueued && !isConnected;
  if (isAbandoned) return [eventOf({ id, at, by: 'customer', kind: 'abandoned' })];
  return [eventOf({ id, at, by: 'system', kind: 'ended' })];
}
