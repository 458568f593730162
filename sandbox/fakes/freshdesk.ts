// Freshdesk: the web door as tickets of a portal, in order of change, with conversations and satisfaction ratings.
import type { SimulatedContact, SimulatedEvent } from '../contact.js';
import { basicOf, guarded, ok, type Asked, type Reply, type Route } from '../http/exchange.js';
import { ticketNumber } from '../ids.js';
import { sandboxKeys } from '../keys.js';
import { happened, type LiveWorld } from '../live-world.js';
import { customerOf } from '../people.js';
import { labels } from '../wording.js';
import { commentsOf, requesterId, seconds, statusAfter, touchedAt } from './zendesk-ticket.js';

const mostRows = 100;

/** Routes without a root: `/api/v2/...`. */
export function freshdeskRoutes(world: LiveWorld): readonly Route[] {
  const get = (path: string, reply: Route['reply']): Route => ({
    ...{ method: 'GET', path: `/api/v2${path}`, reply },
  });
  return guarded(unlessAuthorised, [
    get('/tickets', (asked) => tickets(asked, world)),
    get('/tickets/:id/conversations', (asked) => conversations(asked, world)),
    get('/surveys/satisfaction_ratings', (asked) => ratings(asked, world)),
  ]);
}

function tickets(asked: Asked, world: LiveWorld): Reply {
  const { query } = asked;
  const now = world.now();
  const since = Date.parse(query.get('updated_since') ?? '') || now - 30 * 86_400_000;
  const sign = query.get('order_type') === 'asc' ? 1 : -1;
  const rows = opened(world)
    .map((contact) => ({ contact, at: floored(touchedAt(contact, now)) }))
    .filter(({ at }) => at >= since)
    .sort((a, b) => sign * (a.at - b.at || a.contact.id - b.contact.id));
  const includes = (query.get('include') ?? '').split(',');
  return page(
    asked,
    rows.map(({ contact }) => ticket(contact, now, includes)),
  );
}

function ticket(contact: SimulatedContact, now: number, includes: readonly string[]): object {
  const person = customerOf(contact.customer);
  const status = { new: 2, open: 2, pending: 3, solved: 4, closed: 5 };
  const events = happened(contact, now);
  return {
    id: ticketNumber(contact.id),
    subject: `Question about ${labels[contact.topic].tag}`,
    status: status[statusAfter(events, now)],
    priority: 1,
    source: 2,
    type: 'Question',
    requester_id: requesterId(contact),
    responder_id: null,
    group_id: 360_001,
    tags: contact.topic === 'other' ? [] : [labels[contact.topic].tag],
    spam: false,
    created_at: seconds(contact.openedAt),
    updated_at: seconds(touchedAt(contact, now)),
    custom_fields: {},
    ...(includes.includes('stats') ? { stats: statsOf(events) } : {}),
    ...(includes.includes('requester')
      ? { requester: { id: requesterId(contact), name: person.name, email: person.mail } }
      : {}),
  };
}

/** Of everything only the last time it happened, and nothing is emptied by a reopening. */
function statsOf(events: readonly SimulatedEvent[]): object {
  const last = (kind: SimulatedEvent['kind']): string | null => {
    const found = events.findLast((event) => event.kind === kind);
    return found === undefined ? null : seconds(found.at);
  };
  return { resolved_at: last('solved'), closed_at: null, reopened_at: last('reopened') };
}

/** What a rule sent is not among the conversations. */
function conversations(asked: Asked, world: LiveWorld): Reply {
  const id = asked.params['id'];
  const contact = opened(world).find((one) => String(ticketNumber(one.id)) === id);
  if (contact === undefined) return { status: 404, body: '' };
  const [, ...said] = commentsOf(contact, world.now()).filter(
    ({ viaChannel }) => viaChannel !== 'rule',
  );
  const shape = (comment: (typeof said)[number]): object => ({
    id: comment.id,
    ticket_id: ticketNumber(contact.id),
    user_id: comment.authorId,
    incoming: comment.authorId === requesterId(contact),
    private: !comment.isPublic,
    source: comment.isPublic ? 0 : 2,
    body: `<div>${comment.text}</div>`,
    body_text: comment.text,
    created_at: seconds(comment.at),
    updated_at: seconds(comment.at),
  });
  return page(asked, said.map(shape));
}

const numberOf: Readonly<Record<number, number>> = { 1: -103, 2: -102, 3: 100, 4: 102, 5: 103 };

function ratings(asked: Asked, world: LiveWorld): Reply {
  const since = Date.parse(asked.query.get('created_since') ?? '') || 0;
  const rows = opened(world)
    .filter(({ survey }) => survey !== null && survey.at <= world.now() && survey.at >= since)
    .sort((a, b) => b.survey!.at - a.survey!.at);
  const shape = (contact: SimulatedContact): object => ({
    id: 300_000 + contact.id,
    survey_id: 1,
    ticket_id: ticketNumber(contact.id),
    user_id: requesterId(contact),
    feedback: customerOf(contact.customer).name,
    ratings: { default_question: numberOf[contact.survey!.csat] },
    created_at: seconds(contact.survey!.at),
    updated_at: seconds(contact.survey!.at),
  });
  return page(asked, rows.map(shape));
}

function opened(world: LiveWorld): readonly SimulatedContact[] {
  return world.contactsOf('web').filter(({ openedAt }) => openedAt <= world.now());
}

function page(asked: Asked, rows: readonly object[]): Reply {
  const { query, origin, path } = asked;
  const size = Math.min(mostRows, Number(query.get('per_page') ?? 30));
  const number = Number(query.get('page') ?? 1);
  const found = rows.slice((number - 1) * size, number * size);
  const next = new URLSearchParams(query);
  next.set('page', String(number + 1));
  const isEnd = number * size >= rows.length;
  return ok(found, isEnd ? {} : { link: `<${origin}${path}?${next.toString()}>; rel="next"` });
}

function floored(at: number): number {
  return Math.floor(at / 1000) * 1000;
}

function unlessAuthorised(asked: Asked): Reply | null {
  if (basicOf(asked).split(':')[0] === sandboxKeys.freshdeskKey) return null;
  return {
    status: 401,
    body: {
      code: 'invalid_credentials',
      message: 'You have to be logged in to perform this action.',
    },
  };
}
