// A conversation of Intercom with its parts, as a whole timeline. Durations of the vendor's are not read. Pure.
import { z } from 'zod';
import type { Actor, ConversationRead, Rating, TimelineEvent } from '../../domain/conversation.js';
import { isCourtesy } from '../../domain/courtesy.js';
import { eventOf, wholeOf } from '../events.js';
import { optional, textId } from '../vendor-values.js';

const unixSeconds = z.number().transform((seconds) => seconds * 1000);

const authorSchema = z.object({
  type: z.string(),
  id: optional(textId),
  email: optional(z.string()),
  from_ai_agent: optional(z.boolean()),
});

const partSchema = z.object({
  id: textId,
  part_type: z.string(),
  created_at: unixSeconds,
  body: optional(z.string()),
  author: authorSchema,
  assigned_to: optional(z.object({ type: z.string(), id: optional(textId) })),
});
type Part = z.output<typeof partSchema>;

/** What the search says of a conversation. */
export const listedSchema = z.object({ id: textId, updated_at: unixSeconds });

export const conversationSchema = listedSchema.extend({
  created_at: unixSeconds,
  state: optional(z.string()),
  source: z.object({ type: z.string(), body: optional(z.string()), author: authorSchema }),
  tags: optional(z.object({ tags: z.array(z.object({ name: z.string() })) })),
  contacts: optional(z.object({ contacts: z.array(z.object({ id: textId })) })),
  conversation_rating: optional(
    z.object({ rating: optional(z.number()), created_at: optional(unixSeconds) }),
  ),
  conversation_parts: z.object({ conversation_parts: z.array(partSchema) }),
});
export type Conversation = z.output<typeof conversationSchema>;

/** The conversation; begun by an admin it opens nothing before the customer speaks. */
export function readConversation(
  conversation: Conversation,
  hashCustomer: (address: string) => string,
): ConversationRead {
  const { id, source, created_at: at, updated_at: updatedAt, tags } = conversation;
  const by = actorOf(source.author.type, source.author.from_ai_agent);
  const opening = spoken({ id: 'source', at, by }, source.body);
  const parts = conversation.conversation_parts.conversation_parts;
  return wholeOf({
    ...{ id, updatedAt, channel: source.type },
    topics: (tags?.tags ?? []).map(({ name }) => name),
    startedBy: by === 'customer' ? 'customer' : 'company',
    customer: customerOf(conversation, hashCustomer),
    events: [opening, ...parts.flatMap((part) => eventsOf(part))],
    ratings: ratingOf(conversation),
    status: conversation.state,
  });
}

/** Only an admin is a person of ours; the AI agent, bots and operators are not, whatever name they speak under. */
function actorOf(type: string, isFromAi: boolean | null): Actor {
  if (['user', 'lead', 'contact'].includes(type)) return 'customer';
  return type === 'admin' && isFromAi !== true ? 'human' : 'bot';
}

type Given = Pick<TimelineEvent, 'id' | 'at' | 'by'> & Partial<TimelineEvent>;

function spoken(given: Given, body: string | null): TimelineEvent {
  const words = (body ?? '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(#\d+|\w+);/g, ' ')
    .trim();
  const isThanks = given.by === 'customer' && isCourtesy(words);
  return eventOf(isThanks ? { ...given, isCourtesy: true } : given);
}

/** A part may say something and close or open at once. */
function eventsOf(part: Part): readonly TimelineEvent[] {
  const { id, created_at: at, part_type: type, body } = part;
  const by = actorOf(part.author.type, part.author.from_ai_agent);
  const isSaid = ['comment', 'close', 'open'].includes(type) && body !== null && body !== '';
  const said = isSaid ? [spoken({ id, at, by }, body)] : [];
  return [...said, ...noted(type, { id, at, by }), ...turned(part, { id: `turn ${id}`, at, by })];
}

function noted(type: string, given: Given): readonly TimelineEvent[] {
  return type === 'note' ? [eventOf({ ...given, isVisibleToCustomer: false })] : [];
}

/** Closed; open again; handed to another team. A customer opens again with a word, which stands for itself. */
function turned(
  { part_type: type, assigned_to: to }: Part,
  given: Given,
): readonly TimelineEvent[] {
  const isAutomatic = given.by !== 'human';
  const by = isAutomatic ? 'system' : 'human';
  if (type === 'close') return [eventOf({ ...given, by, kind: 'solved', isAutomatic })];
  if (type === 'open') return [eventOf({ ...given, by, kind: 'reopened' })];
  const isMove = type === 'assignment' && to?.type === 'team';
  return isMove ? [eventOf({ ...given, by, kind: 'transferred' })] : [];
}

function customerOf(
  { source, contacts }: Conversation,
  hash: (address: string) => string,
): string | null {
  const isTheirs = actorOf(source.author.type, null) === 'customer';
  const { email, id: author } = isTheirs ? source.author : { email: null, id: null };
  if (email !== null && email !== '') return hash(email);
  const id = contacts?.contacts[0]?.id ?? author;
  return id === null ? null : hash(`intercom:${id}`);
}

function ratingOf({ conversation_rating: rated }: Conversation): readonly Rating[] {
  const { rating: value = null, created_at: answeredAt = null } = rated ?? {};
  if (value === null || value < 1 || value > 5) return [];
  const when = answeredAt === null ? {} : { answeredAt };
  return [{ metric: 'csat', value, scale: '1-5', questionId: 'intercom', ...when }];
}
