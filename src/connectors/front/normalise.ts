// An event of Front: a fragment of its conversation. Pure.
import { z } from 'zod';
import type { Actor, ConversationRead, TimelineEvent } from '../../domain/conversation.js';
import { isCourtesy } from '../../domain/courtesy.js';
import { eventOf, partOf } from '../events.js';
import { optional } from '../vendor-values.js';

const messageSchema = z.object({
  type: optional(z.string()),
  text: optional(z.string()),
  draft_mode: optional(z.string()),
  author: optional(z.object({ type: optional(z.string()) })),
});

export const eventSchema = z.object({
  id: z.string(),
  type: z.string(),
  /** Seconds with a fraction. */
  emitted_at: z.number().transform((seconds) => Math.round(seconds * 1000)),
  source: optional(z.object({ _meta: z.object({ type: optional(z.string()) }) })),
  target: optional(z.object({ data: z.union([messageSchema, z.unknown()]) })),
  conversation: z.object({
    id: z.string(),
    recipient: optional(z.object({ handle: optional(z.string()) })),
    tags: z.array(z.object({ name: z.string() })).default([]),
    status: optional(z.string()),
  }),
});
export type FrontEvent = z.output<typeof eventSchema>;

const kindOf: Readonly<Record<string, TimelineEvent['kind']>> = {
  ...{ inbound: 'message', outbound: 'message', out_reply: 'message', comment: 'message' },
  ...{ archive: 'solved', reopen: 'reopened', move: 'transferred' },
};

/** The fragment an event is; null where it says nothing that a timeline knows. */
export function readEvent(
  event: FrontEvent,
  hashCustomer: (address: string) => string,
): ConversationRead | null {
  const { conversation, emitted_at: at } = event;
  const message = messageOf(event);
  const happened = happeningOf(event, message);
  if (happened === null) return null;
  const handle = conversation.recipient?.handle ?? '';
  return partOf({
    id: conversation.id,
    updatedAt: at,
    channel: message?.type ?? '',
    topics: conversation.tags.map(({ name }) => name),
    customer: handle === '' ? null : hashCustomer(handle),
    events: [happened],
    status: conversation.status,
    link: `https://app.frontapp.com/open/${conversation.id}`,
  });
}

type Message = z.output<typeof messageSchema>;

function messageOf({ type, target }: FrontEvent): Message | null {
  if (!['inbound', 'outbound', 'out_reply'].includes(type)) return null;
  const read = messageSchema.safeParse(target?.data);
  return read.success ? read.data : null;
}

function happeningOf(event: FrontEvent, message: Message | null): TimelineEvent | null {
  const { id, type, emitted_at: at } = event;
  const kind = kindOf[type];
  if (kind === undefined || isDraft(message)) return null;
  const by = actorOf(event, message);
  const happened = eventOf({ id, at, by, kind, isVisibleToCustomer: type !== 'comment' });
  if (kind === 'solved') return { ...happened, isAutomatic: by !== 'human' };
  const isThanks = by === 'customer' && isCourtesy(message?.text ?? '');
  return isThanks ? { ...happened, isCourtesy: true } : happened;
}

function isDraft(message: Message | null): boolean {
  return (message?.draft_mode ?? null) !== null;
}

/** A person only where a teammate is the source and, of a message, the author. A customer reopens with a word of their own. */
function actorOf(event: FrontEvent, message: Message | null): Actor {
  if (event.type === 'inbound') return 'customer';
  if (isByPerson(event, message)) return 'human';
  return kindOf[event.type] === 'message' ? 'bot' : 'system';
}

function isByPerson({ source }: FrontEvent, message: Message | null): boolean {
  const author = message?.author?.type ?? 'user';
  return source?._meta.type === 'teammate' && author === 'user';
}
