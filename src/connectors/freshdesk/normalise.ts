// A ticket of Freshdesk with what was said in it, as a whole conversation; and a rating as what it says of one. Pure.
import { z } from 'zod';
import type { Actor, ConversationRead, TimelineEvent } from '../../domain/conversation.js';
import { isCourtesy } from '../../domain/courtesy.js';
import type { LateRating } from '../connector.js';
import { eventOf, wholeOf } from '../events.js';
import { isoInstant, optional, textId } from '../vendor-values.js';

export const ticketSchema = z.object({
  id: textId,
  created_at: isoInstant,
  updated_at: isoInstant,
  status: z.number(),
  source: z.number(),
  tags: z.array(z.string()).default([]),
  type: optional(z.string()),
  spam: optional(z.boolean()),
  deleted: optional(z.boolean()),
  due_by: optional(isoInstant),
  requester_id: optional(z.number()),
  requester: optional(z.object({ email: optional(z.string()), phone: optional(z.string()) })),
  stats: optional(
    z.object({
      resolved_at: optional(isoInstant),
      closed_at: optional(isoInstant),
      reopened_at: optional(isoInstant),
    }),
  ),
});
export type Ticket = z.output<typeof ticketSchema>;

export const conversationSchema = z.object({
  id: textId,
  created_at: isoInstant,
  incoming: z.boolean(),
  private: z.boolean(),
  user_id: optional(z.number()),
  body_text: optional(z.string()),
});
export type Said = z.output<typeof conversationSchema>;

export const ratingSchema = z.object({
  id: textId,
  ticket_id: textId,
  created_at: isoInstant,
  ratings: z.record(z.string(), z.number()),
});

export interface FreshdeskContext {
  readonly url: string;
  readonly hashCustomer: (address: string) => string;
}

const channelOf: Readonly<Record<number, string>> = {
  ...{ 1: 'email', 2: 'portal', 3: 'phone', 7: 'chat', 9: 'widget', 10: 'outbound' },
};
const statusOf: Readonly<Record<number, string>> = {
  ...{ 2: 'open', 3: 'pending', 4: 'resolved', 5: 'closed' },
};
const outbound = 10;

/** The vendor tells the last solving and the last reopening only: a ticket is one episode, and its reopenings a count. */
export function readTicket(
  ticket: Ticket,
  said: readonly Said[],
  { url, hashCustomer }: FreshdeskContext,
): ConversationRead {
  const { id, stats } = ticket;
  const isOurs = ticket.source === outbound;
  const opened = eventOf({
    id: 'opened',
    at: ticket.created_at,
    by: isOurs ? 'human' : 'customer',
  });
  return wholeOf({
    id,
    updatedAt: ticket.updated_at,
    channel: channelOf[ticket.source] ?? String(ticket.source),
    topics: [...ticket.tags, ...(ticket.type === null ? [] : [`type:${ticket.type}`])],
    startedBy: isOurs ? 'company' : 'customer',
    customer: requesterOf(ticket, hashCustomer),
    events: [opened, ...said.map((one) => saidEvent(one)), ...endOf(ticket)],
    counts: { reopens: Number((stats?.reopened_at ?? null) !== null) },
    dueAt: ticket.due_by,
    status: statusOf[ticket.status] ?? null,
    link: `${url}/a/tickets/${id}`,
  });
}

function requesterOf(
  { requester, requester_id: id }: Ticket,
  hash: (address: string) => string,
): string | null {
  const address = [requester?.email, requester?.phone].find((each) => each !== null && each !== '');
  if (address !== undefined && address !== null) return hash(address);
  return id === null ? null : hash(`freshdesk:${id}`);
}

function saidEvent({ id, created_at: at, incoming, ...said }: Said): TimelineEvent {
  const isVisibleToCustomer = !said.private;
  const event = eventOf({
    id: `said ${id}`,
    at,
    by: writerOf(incoming, said),
    isVisibleToCustomer,
  });
  const isThanks = incoming && isCourtesy(said.body_text ?? '');
  return isThanks ? { ...event, isCourtesy: true } : event;
}

/** Nobody's word from our side is a machine's. */
function writerOf(isIncoming: boolean, { user_id: user }: Pick<Said, 'user_id'>): Actor {
  if (isIncoming) return 'customer';
  return user === null ? 'bot' : 'human';
}

/** Solved, or closed without having been; both stay filled after a reopening, so the status decides. */
function endOf({ status, stats }: Ticket): readonly TimelineEvent[] {
  if (stats === null || (status !== 4 && status !== 5)) return [];
  const { resolved_at: solvedAt, closed_at: closedAt } = stats;
  if (solvedAt !== null)
    return [eventOf({ id: 'solved', at: solvedAt, by: 'human', kind: 'solved' })];
  if (closedAt === null) return [];
  return [eventOf({ id: 'closed', at: closedAt, by: 'system', kind: 'ended' })];
}

/** The vendor's numbers, from extremely unhappy to extremely happy: the places of a scale of seven. */
const places: readonly number[] = [-103, -102, -101, 100, 101, 102, 103];

/** What a rating says of its ticket; null where its number is not one of the vendor's. */
export function readRating(rating: z.output<typeof ratingSchema>): LateRating | null {
  const place = places.indexOf(rating.ratings['default_question'] ?? 0);
  if (place < 0) return null;
  const { ticket_id: conversation, created_at: answeredAt } = rating;
  const value = place + 1;
  const questionId = 'freshdesk';
  return { conversation, rating: { metric: 'csat', value, scale: '1-7', questionId, answeredAt } };
}
