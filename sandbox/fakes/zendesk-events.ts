// What happened to tickets, as two streams: audits with their comments, and events of the metrics.
import type { SimulatedContact, SimulatedEvent } from '../contact.js';
import { ticketNumber } from '../ids.js';
import {
  agentAuthor,
  commentsOf,
  requesterId,
  seconds,
  statusAfter,
  systemAuthor,
} from './zendesk-ticket.js';

export interface StreamRow {
  readonly at: number;
  readonly shape: object;
}

/** Audits of a ticket: one for each thing that happened, with its comment and change of status as child events. */
export function auditRows(contact: SimulatedContact): readonly StreamRow[] {
  const comments = new Map(commentsOf(contact, Infinity).map((comment) => [comment.at, comment]));
  return contact.events.map((event, place) => {
    const before = statusAfter(contact.events.slice(0, place), event.at);
    const after = statusAfter(contact.events.slice(0, place + 1), event.at);
    const children = [
      ...commentChild(comments.get(event.at), event),
      ...(place === 0
        ? [
            {
              id: childId(contact, place, 1),
              event_type: 'Create',
              status: 'new',
              subject: 'Question',
            },
          ]
        : []),
      ...(after === before || place === 0
        ? []
        : [
            {
              id: childId(contact, place, 2),
              event_type: 'Change',
              previous_value: before,
              status: after,
            },
          ]),
    ];
    return { at: event.at, shape: audit(contact, event, { place, children }) };
  });
}

function audit(
  contact: SimulatedContact,
  event: SimulatedEvent,
  { place, children }: { readonly place: number; readonly children: readonly object[] },
): object {
  return {
    id: childId(contact, place, 0),
    ticket_id: ticketNumber(contact.id),
    timestamp: Math.floor(event.at / 1000),
    created_at: seconds(event.at),
    updater_id: authorOf(contact, event),
    via: event.by === 'bot' ? 'Rule' : 'Web form',
    event_type: 'Audit',
    child_events: children,
  };
}

function commentChild(
  comment: ReturnType<typeof commentsOf>[number] | undefined,
  event: SimulatedEvent,
): readonly object[] {
  const isSaid = ['message', 'receipt', 'note'].includes(event.kind);
  if (comment === undefined || !isSaid) return [];
  return [
    {
      id: comment.id,
      event_type: 'Comment',
      type: 'Comment',
      author_id: comment.authorId,
      body: comment.text,
      public: comment.isPublic,
      comment_public: comment.isPublic,
      via: { channel: comment.viaChannel, source: { from: {}, to: {}, rel: null } },
    },
  ];
}

/** Metric events of a ticket: when the clocks of reply and resolution start, and when they stop. */
export function metricRows(contact: SimulatedContact): readonly StreamRow[] {
  const rows: StreamRow[] = [];
  const running = new Map<string, number>();
  const counts = new Map<string, number>();
  const add = (event: SimulatedEvent, metric: string, type: string): void => {
    const instance = counts.get(metric) ?? 0;
    rows.push({
      at: event.at,
      shape: metricShape(contact, event, { metric, type, instance, place: rows.length }),
    });
  };
  const start = (event: SimulatedEvent, metric: string): void => {
    if (running.has(metric)) return;
    counts.set(metric, (counts.get(metric) ?? 0) + 1);
    running.set(metric, event.at);
    add(event, metric, 'activate');
  };
  const stop = (event: SimulatedEvent, metric: string): void => {
    if (running.delete(metric)) add(event, metric, 'fulfill');
  };
  for (const event of contact.events) turnClocks(event, start, stop);
  return rows;
}

type Turn = (event: SimulatedEvent, metric: string) => void;

function turnClocks(event: SimulatedEvent, start: Turn, stop: Turn): void {
  if (event.kind === 'solved') stop(event, 'resolution_time');
  if (event.kind !== 'message' || event.isCourtesy === true) return;
  if (event.by === 'customer') {
    start(event, 'reply_time');
    start(event, 'resolution_time');
  } else stop(event, 'reply_time');
}

function metricShape(
  contact: SimulatedContact,
  event: SimulatedEvent,
  {
    metric,
    type,
    instance,
    place,
  }: Readonly<Record<'metric' | 'type', string> & Record<'instance' | 'place', number>>,
): object {
  return {
    id: contact.id * 1000 + place,
    ticket_id: ticketNumber(contact.id),
    metric,
    instance_id: instance,
    type,
    time: seconds(event.at),
  };
}

function authorOf(contact: SimulatedContact, event: SimulatedEvent): number {
  if (event.by === 'agent') return agentAuthor(event.agent ?? 0);
  return event.by === 'customer' ? requesterId(contact) : systemAuthor;
}

function childId(contact: SimulatedContact, place: number, kind: number): number {
  return contact.id * 1000 + place * 10 + kind;
}
