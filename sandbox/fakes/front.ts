// Front: the mail door as a list of events, at most fifteen a page, the next page's address on another host.
import type { SimulatedContact, SimulatedEvent } from '../contact.js';
import {
  bearerOf,
  guarded,
  ok,
  pack,
  unpack,
  type Asked,
  type Reply,
  type Route,
} from '../http/exchange.js';
import { sandboxKeys } from '../keys.js';
import { derived, type LiveWorld } from '../live-world.js';
import { agentName, customerOf } from '../people.js';
import { answerOf, labels, questionOf, thanksOf } from '../wording.js';

const mostRows = 15;

interface EventRow {
  readonly id: string;
  readonly at: number;
  readonly type: string;
  readonly event: SimulatedEvent;
  readonly contact: SimulatedContact;
}

/** Routes without a root: `/events`. */
export function frontRoutes(world: LiveWorld): readonly Route[] {
  const events = derived(
    () => world.contactsOf('email'),
    rowsOf,
    (a, b) => a.at - b.at || (a.id < b.id ? -1 : 1),
  );
  return guarded(unlessAuthorised, [
    { method: 'GET', path: '/events', reply: (asked) => listing(asked, events(), world.now()) },
  ]);
}

const typeOf: Readonly<Partial<Record<SimulatedEvent['kind'], string>>> = {
  ...{ message: 'out_reply', receipt: 'out_reply', note: 'comment' },
  ...{ solved: 'archive', reopened: 'reopen' },
};

function rowsOf(contact: SimulatedContact): readonly EventRow[] {
  return contact.events.flatMap((event, place) => {
    const type =
      event.by === 'customer' && event.kind === 'message' ? 'inbound' : typeOf[event.kind];
    const id = `evt_${(contact.id * 100 + place).toString(36)}`;
    return type === undefined ? [] : [{ id, at: event.at, type, event, contact }];
  });
}

function listing({ query }: Asked, rows: readonly EventRow[], now: number): Reply {
  const bound = (name: string, otherwise: number): number =>
    query.has(name) ? Number(query.get(name)) * 1000 : otherwise;
  const [after, before] = [bound('q[after]', -Infinity), bound('q[before]', Infinity)];
  const types = query.getAll('q[types][]');
  const sign = query.get('sort_order') === 'asc' ? 1 : -1;
  const found = rows
    .filter(({ at, type }) => at >= after && at <= Math.min(before, now) && types.includes(type))
    .sort((a, b) => sign * (a.at - b.at || (a.id < b.id ? -1 : 1)));
  const last = unpack(query.get('page_token')) as { readonly id: string } | null;
  const from = last === null ? 0 : found.findIndex(({ id }) => id === last.id) + 1;
  const page = found.slice(from, from + Math.min(mostRows, Number(query.get('limit') ?? mostRows)));
  const isEnd = from + page.length >= found.length;
  const self = 'https://lumio.api.frontapp.com/events';
  const next = isEnd ? null : `${self}?page_token=${pack({ id: page.at(-1)?.id })}`;
  return ok({ _pagination: { next }, _links: { self }, _results: page.map(shape) });
}

function shape(row: EventRow): object {
  const { id, type, at, event } = row;
  const isRule = event.by === 'bot' || event.by === 'system';
  const source = isRule
    ? { _meta: { type: 'rule' }, data: receiptRule }
    : { _meta: { type: type === 'inbound' ? 'inboxes' : 'teammate' }, data: sourceOf(row) };
  const isMessage = type === 'inbound' || type === 'out_reply';
  return {
    _links: { self: `https://lumio.api.frontapp.com/events/${id}` },
    ...{ id, type, emitted_at: at / 1000, source },
    ...(isMessage ? { target: { _meta: { type: 'message' }, data: messageOf(row) } } : {}),
    conversation: conversationOf(row),
  };
}

const receiptRule = {
  _links: { self: 'https://lumio.api.frontapp.com/rules/rul_1', related: {} },
  ...{ id: 'rul_1', name: 'Receipt', actions: ['Reply with template'], is_private: false },
};

function sourceOf({ type, event }: EventRow): unknown {
  return type === 'inbound' ? [] : teammate(event.agent ?? 0);
}

function messageOf({ id, type, event, contact }: EventRow): object {
  const person = customerOf(contact.customer);
  const isInbound = type === 'inbound';
  const words = event.isCourtesy === true ? thanksOf(person) : questionOf(contact.topic, person);
  const text = isInbound ? words : answerOf(contact.topic, person);
  return {
    _links: { self: `https://lumio.api.frontapp.com/messages/msg_${id}` },
    ...{ id: `msg_${id}`, type: 'email', is_inbound: isInbound, draft_mode: null },
    ...{ created_at: event.at / 1000, blurb: text, body: `<p>${text}</p>`, text },
    author: event.by === 'agent' ? teammate(event.agent ?? 0) : null,
    recipients: [recipientOf(contact)],
    ...{ attachments: [], signature: null, metadata: {} },
  };
}

function teammate(agent: number): object {
  const email = `agent${String(agent)}@lumio.example`;
  return {
    _links: { self: `https://lumio.api.frontapp.com/teammates/tea_${String(agent)}` },
    ...{ id: `tea_${String(agent)}`, email, username: `agent${String(agent)}` },
    ...{ first_name: agentName(agent), last_name: '', license_type: 'full', is_admin: false },
    ...{ is_available: true, is_blocked: false, type: 'user', custom_fields: {} },
  };
}

function conversationOf({ contact, type }: EventRow): object {
  const { tag } = labels[contact.topic];
  return {
    _links: { self: `https://lumio.api.frontapp.com/conversations/cnv_${String(contact.id)}` },
    ...{ id: `cnv_${String(contact.id)}`, type: 'conversation', subject: `Question about ${tag}` },
    ...{ status: type === 'archive' ? 'archived' : 'assigned', ticket_ids: [], assignee: null },
    recipient: recipientOf(contact),
    tags: contact.topic === 'other' ? [] : [tagOf(tag)],
    ...{ links: [], custom_fields: {}, created_at: contact.openedAt / 1000, is_private: false },
    ...{ scheduled_reminders: [], metadata: {} },
  };
}

function tagOf(name: string): object {
  return {
    _links: { self: `https://lumio.api.frontapp.com/tags/tag_${name}` },
    ...{ id: `tag_${name}`, name, description: null, highlight: null, is_private: false },
    is_visible_in_conversation_lists: true,
  };
}

function recipientOf({ customer }: SimulatedContact): object {
  const { name, mail } = customerOf(customer);
  return { _links: { related: { contact: null } }, name, handle: mail, role: 'from' };
}

function unlessAuthorised(asked: Asked): Reply | null {
  if (bearerOf(asked) === sandboxKeys.frontToken) return null;
  const error = { status: 401, title: 'Unauthenticated', message: 'JSON Web Token invalid' };
  return { status: 401, body: { _error: error } };
}
