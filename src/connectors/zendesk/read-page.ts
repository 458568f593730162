// The page after a state: tickets until their stream ends, then events until theirs does.
import type { ConversationRead } from '../../domain/conversation.js';
import type { Access, Page, Range } from '../connector.js';
import { pageOf } from '../page-of.js';
import { idOf, readRecords } from '../records.js';
import { presentOf, spanOf } from '../span.js';
import { readAgents, readTicketEvents, readTickets } from './client.js';
import { zendeskUrl, type ZendeskConfig } from './config.js';
import { auditSchema, readAudit } from './normalise.js';
import type { ZendeskState } from './state.js';
import {
  metricSetSchema,
  readTicket,
  ticketSchema,
  userSchema,
  type Ticket,
  type TicketContext,
} from './ticket.js';

type ZendeskAccess = Access<ZendeskConfig>;

/** The newest minute is withheld by the vendor. */
const withheldMs = 60_000;
const overlapSeconds = 120;

export async function readZendeskPage(
  access: ZendeskAccess,
  state: ZendeskState | null,
  range: Range,
): Promise<Page<ZendeskState>> {
  const started = state ?? (await start(access, range));
  if (started.step === 'tickets')
    return ticketPage(access, await atBeginning(access, started), range);
  return eventPage(access, started, range);
}

async function start(access: ZendeskAccess, range: Range): Promise<ZendeskState> {
  const now = access.clock.now();
  const span = spanOf(range, access.config.historyDays, now);
  const from = Math.min(span.from, now - 2 * withheldMs);
  return {
    ...{ from, step: 'tickets', ticketCursor: null, ticketsUntil: null },
    eventsFromSeconds: Math.floor(from / 1000),
    agents: await readAgents(access),
  };
}

/** Once a reading: who has become an agent since. */
async function atBeginning(access: ZendeskAccess, state: ZendeskState): Promise<ZendeskState> {
  return state.agents.length > 0 ? state : { ...state, agents: await readAgents(access) };
}

async function ticketPage(
  access: ZendeskAccess,
  state: ZendeskState,
  range: Range,
): Promise<Page<ZendeskState>> {
  const place = { cursor: state.ticketCursor, startSeconds: Math.floor(state.from / 1000) };
  const { body, answer } = await readTickets(access, place);
  const { items, skipped } = readRecords(ticketSchema, body.tickets, idOf('tickets'));
  const kept = items.filter((ticket) => isWanted(ticket, state, range));
  const context = contextOf(access, body, state.from);
  const read = kept.map((ticket) => readTicket(ticket, context));
  const isEnd = body.end_of_stream;
  return pageOf({
    conversations: read.filter((one): one is ConversationRead => 'events' in one),
    skipped: [...skipped, ...read.filter((one) => 'reason' in one)],
    withdrawn: items.filter(({ status }) => status === 'deleted').map(({ id }) => id),
    next: {
      ...state,
      ticketCursor: body.after_cursor ?? state.ticketCursor,
      step: isEnd ? 'events' : 'tickets',
      ticketsUntil: isEnd ? presentOf(access, answer) - withheldMs : null,
    },
    isLast: false,
  });
}

/** A later reading of some days has no say about tickets that were opened before them. */
function isWanted(ticket: Ticket, { from }: ZendeskState, { kind }: Range): boolean {
  if (ticket.status === 'deleted') return false;
  return kind === 'incremental' || ticket.created_at >= from;
}

async function eventPage(
  access: ZendeskAccess,
  state: ZendeskState,
  range: Range,
): Promise<Page<ZendeskState>> {
  const fromSeconds = state.eventsFromSeconds;
  if (fromSeconds > latestStart(access)) return pageOf({ next: rested(state), isLast: true });
  const { body, answer } = await readTicketEvents(access, fromSeconds);
  const { items, skipped } = readRecords(auditSchema, body.ticket_events, idOf('ticket_events'));
  const roles = { agents: new Set(state.agents) };
  const parts = items.flatMap((audit) => readAudit(audit, roles) ?? []);
  const endSeconds = Math.max(fromSeconds, body.end_time ?? 0);
  const isPast = range.kind === 'backfill' && endSeconds * 1000 >= range.to;
  if (!body.end_of_stream && !isPast)
    return pageOf({
      ...{ conversations: parts, skipped, isLast: false },
      next: { ...state, eventsFromSeconds: endSeconds },
    });
  const until = Math.min(state.ticketsUntil ?? 0, presentOf(access, answer) - withheldMs);
  const next = { ...rested(state), eventsFromSeconds: endSeconds - overlapSeconds };
  return pageOf({ conversations: parts, skipped, next, isLast: true, completeUntil: until });
}

/** The state between two readings. */
function rested(state: ZendeskState): ZendeskState {
  return { ...state, step: 'tickets', ticketsUntil: null, agents: [] };
}

/** A start in the newest minute is refused; one in the future was not left by this vendor. */
function latestStart({ clock }: ZendeskAccess): number {
  return Math.floor((clock.now() - 2 * withheldMs) / 1000);
}

type SideLoads = { readonly users: readonly unknown[]; readonly metric_sets: readonly unknown[] };

function contextOf(access: ZendeskAccess, sideLoads: SideLoads, from: number): TicketContext {
  const users = readRecords(userSchema, sideLoads.users, idOf('users')).items;
  const sets = readRecords(metricSetSchema, sideLoads.metric_sets, idOf('metric_sets')).items;
  return {
    users: new Map(users.map((user) => [user.id, user])),
    countedFrom: new Map(sets.map((set) => [set.ticket_id, set.created_at])),
    from,
    topicField: access.config.topicField,
    url: zendeskUrl(access.config),
    hashCustomer: (address) => access.hashCustomer(address),
  };
}
