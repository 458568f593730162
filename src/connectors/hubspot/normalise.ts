// A ticket of HubSpot: its instants only, so one episode. Pure.
import { z } from 'zod';
import type { Instant } from '../../domain/clock.js';
import type { ConversationRead } from '../../domain/conversation.js';
import { minimalTimeline } from '../../domain/minimal-timeline.js';
import { isoInstant, optional } from '../vendor-values.js';
import type { HubspotConfig } from './config.js';

export const ticketSchema = z.object({
  id: z.string().regex(/^\d+$/),
  createdAt: isoInstant,
  updatedAt: isoInstant,
  archived: z.boolean(),
  properties: z.record(z.string(), optional(z.string())),
});
export type Ticket = z.output<typeof ticketSchema>;

export interface HubspotContext {
  readonly properties: HubspotConfig['properties'];
  readonly now: Instant;
  readonly hashCustomer: (address: string) => string;
}

/** The conversation a ticket stands for; ends before its beginning, or in the future, become faults. */
export function readTicket(ticket: Ticket, context: HubspotContext): ConversationRead {
  const { properties: names, now, hashCustomer } = context;
  const said = (name: string | undefined): string | null =>
    name === undefined ? null : (ticket.properties[name] ?? null) || null;
  const topic = said(names.topic);
  const customer = said(names.customer);
  const fields = {
    id: ticket.id,
    channel: said(names.channel) ?? 'unknown',
    openedAt: instantOf(said('createdate')) ?? ticket.createdAt,
    updatedAt: ticket.updatedAt,
    topics: (topic ?? '').split(';').filter((each) => each !== ''),
    firstResponseAt: instantOf(said(names.firstResponseAt)),
    resolvedAt: instantOf(said(names.resolvedAt)),
    customer: customer === null ? null : hashCustomer(customer),
    status: said('hs_pipeline_stage'),
  };
  return minimalTimeline(fields, now);
}

/** Dates come as ISO texts, or as milliseconds in a text. */
function instantOf(text: string | null): Instant | null {
  if (text === null) return null;
  const at = /^\d{11,14}$/.test(text) ? Number(text) : Date.parse(text);
  return Number.isFinite(at) ? at : null;
}
