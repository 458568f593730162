// A contact of the web door as a ticket: its state, comments and metrics as they stood at some instant.
import type { SimulatedContact, SimulatedEvent } from '../contact.js';
import { ticketNumber } from '../ids.js';
import { happened } from '../live-world.js';
import { agentName, customerOf, type Person } from '../people.js';
import { answerOf, labels, questionOf, thanksOf } from '../wording.js';

export type TicketStatus = 'new' | 'open' | 'pending' | 'solved' | 'closed';

const closeAfterDays = 4;
const groupId = 360_001;
export const systemAuthor = -1;

export function requesterId(contact: SimulatedContact): number {
  return 500_000 + contact.customer;
}

export function agentAuthor(agent: number): number {
  return 700_000 + agent;
}

/** Closing comes by itself some days after the last solving. */
function closedAt(events: readonly SimulatedEvent[]): number | null {
  const last = events
    .filter((event) => event.kind === 'solved' || event.kind === 'reopened')
    .at(-1);
  return last?.kind === 'solved' ? last.at + closeAfterDays * 86_400_000 : null;
}

/** The status after the given events. */
export function statusAfter(events: readonly SimulatedEvent[], now: number): TicketStatus {
  const closed = closedAt(events);
  if (closed !== null && closed <= now) return 'closed';
  let status: TicketStatus = 'new';
  for (const event of events) status = nextStatus(status, event);
  return status;
}

function nextStatus(status: TicketStatus, event: SimulatedEvent): TicketStatus {
  if (event.kind === 'solved') return 'solved';
  if (event.kind === 'reopened') return 'open';
  if (event.kind !== 'message') return status;
  if (event.by === 'agent') return 'pending';
  return status === 'pending' ? 'open' : status;
}

/** When the vendor last touched the ticket: its place in the export. */
export function touchedAt(contact: SimulatedContact, now: number): number {
  const events = happened(contact, now);
  const closed = closedAt(events);
  const rated = contact.survey?.at ?? Infinity;
  const moments = [events.at(-1)!.at, ...[closed ?? Infinity, rated].filter((at) => at <= now)];
  return Math.max(...moments);
}

/** The ticket as the export writes it. */
export function ticketShape(contact: SimulatedContact, now: number, origin: string): object {
  const events = happened(contact, now);
  const id = ticketNumber(contact.id);
  const agent = events.find((event) => event.by === 'agent' && event.agent !== null)?.agent ?? null;
  const touched = touchedAt(contact, now);
  return {
    id,
    url: `${origin}/api/v2/tickets/${String(id)}.json`,
    created_at: seconds(contact.openedAt),
    updated_at: seconds(touched),
    generated_timestamp: Math.floor(touched / 1000),
    type: 'question',
    subject: `Question about ${labels[contact.topic].tag}`,
    priority: 'normal',
    status: statusAfter(events, now),
    tags: contact.topic === 'other' ? [] : [labels[contact.topic].tag, 'web_form'],
    requester_id: requesterId(contact),
    submitter_id: requesterId(contact),
    ...(agent === null ? {} : { assignee_id: agentAuthor(agent) }),
    group_id: groupId,
    via: { channel: 'web', source: { from: {}, to: {}, rel: null } },
    satisfaction_rating: ratingOf(contact, now),
    is_public: true,
  };
}

function ratingOf({ survey, events }: SimulatedContact, now: number): object {
  if (survey !== null && survey.at <= now) return { score: scoreOf(survey.csat) };
  const solved = events.find((event) => event.kind === 'solved');
  return { score: solved !== undefined && solved.at + 86_400_000 <= now ? 'offered' : 'unoffered' };
}

export function scoreOf(csat: number): 'good' | 'bad' {
  return csat >= 4 ? 'good' : 'bad';
}

/** Counts and instants of the vendor's own reckoning. */
export function metricSet(contact: SimulatedContact, now: number): object {
  const events = happened(contact, now);
  const replies = events.filter((event) => event.by === 'agent' && event.kind === 'message');
  const solved = events.filter((event) => event.kind === 'solved').at(-1);
  const waited = replies[0] === undefined ? null : replies[0].at - contact.openedAt;
  return {
    id: 900_000 + contact.id,
    ticket_id: ticketNumber(contact.id),
    created_at: seconds(contact.openedAt),
    updated_at: seconds(touchedAt(contact, now)),
    reopens: events.filter((event) => event.kind === 'reopened').length,
    replies: replies.length,
    group_stations: 1,
    assignee_stations: 1,
    ...(waited === null
      ? {}
      : { reply_time_in_minutes: { calendar: Math.round(waited / 60_000) } }),
    ...(solved === undefined ? {} : { solved_at: seconds(solved.at) }),
  };
}

/** What is said in a ticket, in order: messages, the receipt of a rule, notes among colleagues. */
export interface CommentRow {
  readonly id: number;
  readonly at: number;
  readonly authorId: number;
  readonly isPublic: boolean;
  readonly viaChannel: string;
  readonly text: string;
}

export function commentsOf(contact: SimulatedContact, now: number): readonly CommentRow[] {
  const person = customerOf(contact.customer);
  return happened(contact, now).flatMap((event, place) => {
    const text = wordsOf(contact, event, person);
    if (text === null) return [];
    const comment = {
      id: contact.id * 100 + place,
      at: event.at,
      authorId: authorOf(contact, event),
      isPublic: event.kind !== 'note',
      viaChannel: event.by === 'bot' ? 'rule' : 'web',
      text,
    };
    return [comment];
  });
}

function authorOf(contact: SimulatedContact, event: SimulatedEvent): number {
  if (event.by === 'agent') return agentAuthor(event.agent ?? 0);
  return event.by === 'bot' ? systemAuthor : requesterId(contact);
}

function wordsOf(contact: SimulatedContact, event: SimulatedEvent, person: Person): string | null {
  if (event.kind === 'receipt') return 'We received your question and will answer soon.';
  if (event.kind === 'note') return 'Asked the colleagues in the back office.';
  if (event.kind !== 'message') return null;
  if (event.by === 'agent') return answerOf(contact.topic, person);
  return event.isCourtesy === true ? thanksOf(person) : questionOf(contact.topic, person);
}

/** Requester and agents of a ticket, for side-loading. */
export function usersOf(contact: SimulatedContact): readonly { readonly id: number }[] {
  const person = customerOf(contact.customer);
  const customer = {
    id: requesterId(contact),
    name: person.name,
    email: person.mail,
    role: 'end-user',
    locale: person.language,
  };
  const agents = contact.events.flatMap((event) =>
    event.by === 'agent' && event.agent !== null ? [agentUser(event.agent)] : [],
  );
  return [customer, ...agents];
}

export function agentUser(agent: number): { readonly id: number } {
  const email = `agent${String(agent)}@lumio.example`;
  const user = {
    id: agentAuthor(agent),
    name: agentName(agent),
    email,
    role: 'agent',
    locale: 'en',
  };
  return user;
}

/** The vendor's instants are whole seconds. */
export function seconds(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19)}Z`;
}
