// What the ticket export says of a ticket: everything but its timeline.
import { z } from 'zod';
import type { Instant } from '../../domain/clock.js';
import type { ConversationRead, Rating, TimelineEvent } from '../../domain/conversation.js';
import type { SkippedRecord } from '../connector.js';
import { eventOf, partOf } from '../events.js';
import { leftOut } from '../records.js';
import { isoInstant, optional, textId } from '../vendor-values.js';

export const ticketSchema = z.object({
  id: textId,
  created_at: isoInstant,
  updated_at: isoInstant,
  generated_timestamp: z.number(),
  status: z.string(),
  tags: z.array(z.string()).default([]),
  requester_id: optional(z.number()),
  via: z.object({ channel: z.union([z.string(), z.number()]).transform(String) }),
  satisfaction_rating: optional(z.object({ score: optional(z.string()) })),
  custom_fields: z.array(z.object({ id: z.number(), value: z.unknown() })).default([]),
});
export type Ticket = z.output<typeof ticketSchema>;

export const userSchema = z.object({
  id: z.number(),
  email: optional(z.string()),
  locale: optional(z.string()),
});

export const metricSetSchema = z.object({ ticket_id: textId, created_at: isoInstant });

/** What a ticket is read with. */
export interface TicketContext {
  readonly users: ReadonlyMap<number, z.output<typeof userSchema>>;
  /** When the vendor began to count for a ticket: much later than `created_at` for one that was imported. */
  readonly countedFrom: ReadonlyMap<string, Instant>;
  /** Tickets opened before this instant are not read: their beginning is missing. */
  readonly from: Instant;
  readonly topicField: number | undefined;
  readonly url: string;
  readonly hashCustomer: (address: string) => string;
}

const importMs = 3_600_000;

/** The fragment a ticket is, or why it is none. */
export function readTicket(
  ticket: Ticket,
  context: TicketContext,
): ConversationRead | SkippedRecord {
  const { id, created_at: createdAt } = ticket;
  const reason = reasonToSkip(ticket, context);
  if (reason !== null) return leftOut(id, reason, false, createdAt);
  const requester = context.users.get(ticket.requester_id ?? -1);
  return partOf({
    id,
    updatedAt: Math.max(ticket.updated_at, ticket.generated_timestamp * 1000),
    channel: ticket.via.channel,
    topics: topicsOf(ticket, context.topicField),
    customer: customerOf(ticket, requester?.email ?? null, context),
    events: mergeOf(ticket),
    ratings: ratingOf(ticket),
    language: requester?.locale ?? null,
    status: ticket.status,
    link: `${context.url}/agent/tickets/${id}`,
  });
}

function reasonToSkip(ticket: Ticket, { from, countedFrom }: TicketContext): string | null {
  const counted = countedFrom.get(ticket.id) ?? ticket.created_at;
  const isImport = ticket.via.channel === 'api' && counted - ticket.created_at > importMs;
  if (isImport) return 'imported';
  return ticket.created_at < from ? 'opened_before_history' : null;
}

function customerOf(
  { requester_id: requester }: Ticket,
  email: string | null,
  { hashCustomer }: TicketContext,
): string | null {
  if (email !== null && email !== '') return hashCustomer(email);
  return requester === null ? null : hashCustomer(`zendesk:${requester}`);
}

function topicsOf(
  { tags, custom_fields: fields }: Ticket,
  topicField: number | undefined,
): string[] {
  const value = fields.find(({ id }) => id === topicField)?.value;
  return typeof value === 'string' && value !== '' ? [...tags, `field:${value}`] : tags;
}

/** Good or bad, with or without a comment; an offered or unoffered survey is no answer. */
function ratingOf({ satisfaction_rating: rating }: Ticket): readonly Rating[] {
  const score = /^(good|bad)/.exec(rating?.score ?? '')?.[1];
  if (score === undefined) return [];
  return [{ metric: 'csat', value: score === 'good' ? 1 : 0, scale: '0-1', questionId: 'zendesk' }];
}

/** A ticket closed by merging says so with a tag of the vendor's; into which one, its events may tell. */
function mergeOf({ id, tags, updated_at: at }: Ticket): readonly TimelineEvent[] {
  if (!tags.includes('closed_by_merge')) return [];
  return [eventOf({ id: `merged ${id}`, at, by: 'system', kind: 'merged' })];
}
