// Intercom 2.14: the web door as conversations with parts, found by a search over when they changed.
import type { SimulatedContact, SimulatedEvent } from '../contact.js';
import {
  bearerOf,
  fieldsOf,
  guarded,
  ok,
  pack,
  unpack,
  type Asked,
  type Reply,
  type Route,
} from '../http/exchange.js';
import { ticketNumber } from '../ids.js';
import { sandboxKeys } from '../keys.js';
import { happened, type LiveWorld } from '../live-world.js';
import { agentName, customerOf } from '../people.js';
import { answerOf, labels, questionOf, thanksOf } from '../wording.js';
import { touchedAt } from './zendesk-ticket.js';

const mostRows = 150;

/** Routes without a root: `/conversations/search`, `/conversations/:id`. */
export function intercomRoutes(world: LiveWorld): readonly Route[] {
  return guarded(unlessAuthorised, [
    { method: 'POST', path: '/conversations/search', reply: (asked) => search(asked, world) },
    { method: 'GET', path: '/conversations/:id', reply: (asked) => conversation(asked, world) },
  ]);
}

interface Filter {
  readonly operator: string;
  readonly value: number;
}

function isAfter(place: unknown): (row: Row) => boolean {
  if (!Array.isArray(place)) return () => true;
  const [at, id] = place as [number, number];
  return (row) => row.at > at || (row.at === at && row.contact.id > id);
}

interface Search {
  readonly query?: { readonly value?: readonly Filter[] };
  readonly pagination?: { readonly per_page?: number; readonly starting_after?: string };
}

interface Row {
  readonly contact: SimulatedContact;
  readonly at: number;
}

function search(asked: Asked, world: LiveWorld): Reply {
  const { query = {}, pagination = {} } = fieldsOf(asked) as Search;
  const { per_page: wanted = 20, starting_after: cursor = null } = pagination;
  const rows = rowsWithin(query.value ?? [], world);
  const left = rows.filter(isAfter(unpack(cursor)));
  const size = Math.min(mostRows, wanted);
  const page = left.slice(0, size);
  return ok({
    type: 'conversation.list',
    conversations: page.map(({ contact }) => shape(contact, world.now())),
    total_count: rows.length,
    pages: {
      ...{ type: 'pages', page: 1, per_page: size, total_pages: Math.ceil(rows.length / size) },
      ...(left.length > size ? { next: nextOf(page.at(-1)!, size) } : {}),
    },
  });
}

function nextOf({ at, contact }: Row, size: number): object {
  return { per_page: size, starting_after: pack([at, contact.id]) };
}

function rowsWithin(filters: readonly Filter[], world: LiveWorld): readonly Row[] {
  const bound = (operator: string, otherwise: number): number =>
    filters.find((filter) => filter.operator === operator)?.value ?? otherwise;
  const [above, below] = [bound('>', -Infinity), bound('<', Infinity)];
  return opened(world)
    .map((contact) => ({ contact, at: seconds(touchedAt(contact, world.now())) }))
    .filter(({ at }) => at > above && at < below)
    .sort((a, b) => a.at - b.at || a.contact.id - b.contact.id);
}

function conversation({ params }: Asked, world: LiveWorld): Reply {
  const contact = opened(world).find(({ id }) => String(ticketNumber(id)) === params['id']);
  if (contact === undefined) return failure(404, 'not_found', 'Resource Not Found');
  const parts = partsOf(contact, world.now());
  const list = { type: 'conversation_part.list', conversation_parts: parts };
  return ok({
    ...shape(contact, world.now()),
    conversation_parts: { ...list, total_count: parts.length },
  });
}

function shape(contact: SimulatedContact, now: number): object {
  const { id, openedAt, survey, topic } = contact;
  const events = happened(contact, now);
  const last = events.findLast(({ kind }) => kind === 'solved' || kind === 'reopened');
  const isOpen = last?.kind !== 'solved';
  const rating = survey !== null && survey.at <= now ? ratingOf(survey.csat, survey.at) : {};
  const tag = { type: 'tag', id: topic, name: labels[topic].tag };
  return {
    type: 'conversation',
    id: String(ticketNumber(id)),
    title: null,
    created_at: seconds(openedAt),
    updated_at: seconds(touchedAt(contact, now)),
    ...{ open: isOpen, state: isOpen ? 'open' : 'closed', read: true, priority: 'not_priority' },
    tags: { type: 'tag.list', tags: topic === 'other' ? [] : [tag] },
    ...rating,
    source: {
      ...{ type: 'conversation', id: `source ${String(id)}`, delivered_as: 'customer_initiated' },
      ...{ subject: '', body: `<p>${questionOf(topic, customerOf(contact.customer))}</p>` },
      author: customerAuthor(contact),
    },
    contacts: {
      type: 'contact.list',
      contacts: [{ type: 'contact', id: `contact-${String(contact.customer)}` }],
    },
  };
}

function ratingOf(rating: number, at: number): object {
  return { conversation_rating: { rating, remark: '', created_at: seconds(at) } };
}

const typeOf: Readonly<Partial<Record<SimulatedEvent['kind'], string>>> = {
  ...{ message: 'comment', receipt: 'comment', note: 'note', solved: 'close', reopened: 'open' },
};

/** The opening stands in `source`, not among the parts. */
function partsOf(contact: SimulatedContact, now: number): readonly object[] {
  return happened(contact, now)
    .slice(1)
    .flatMap((event, place) => {
      const type = typeOf[event.kind];
      if (type === undefined) return [];
      const at = seconds(event.at);
      return [
        {
          ...{ type: 'conversation_part', id: `${String(contact.id)}-${String(place)}` },
          ...{ part_type: type, body: bodyOf(contact, event), created_at: at, updated_at: at },
          author: authorOf(contact, event),
        },
      ];
    });
}

function bodyOf({ topic, customer }: SimulatedContact, event: SimulatedEvent): string | null {
  if (event.kind === 'solved' || event.kind === 'reopened') return null;
  const person = customerOf(customer);
  if (event.by !== 'customer') return `<p>${answerOf(topic, person)}</p>`;
  return `<p>${event.isCourtesy === true ? thanksOf(person) : questionOf(topic, person)}</p>`;
}

function authorOf(contact: SimulatedContact, event: SimulatedEvent): object {
  if (event.by === 'customer') return customerAuthor(contact);
  if (event.by !== 'agent')
    return { type: 'bot', id: 'operator', name: 'Operator', email: 'operator@intercom.example' };
  const agent = event.agent ?? 0;
  const email = `agent${String(agent)}@lumio.example`;
  return { type: 'admin', id: String(agent), name: agentName(agent), email };
}

function customerAuthor({ customer }: SimulatedContact): object {
  const { name, mail } = customerOf(customer);
  return { type: 'user', id: `contact-${String(customer)}`, name, email: mail };
}

function opened(world: LiveWorld): readonly SimulatedContact[] {
  return world.contactsOf('web').filter(({ openedAt }) => openedAt <= world.now());
}

function seconds(at: number): number {
  return Math.floor(at / 1000);
}

function failure(status: number, code: string, message: string): Reply {
  return { status, body: { type: 'error.list', errors: [{ code, message }] } };
}

function unlessAuthorised(asked: Asked): Reply | null {
  if (bearerOf(asked) !== sandboxKeys.intercomToken)
    return failure(401, 'unauthorized', 'Access Token Invalid');
  if (asked.headers['intercom-version'] === '2.14') return null;
  return failure(400, 'intercom_version_invalid', 'The requested version could not be found');
}
