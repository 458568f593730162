// A help desk nobody sells: cases as JSON in order of change, paged in every way APIs page; for the connector that reads any API.
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
import { happened, type LiveWorld } from '../live-world.js';
import { customerOf } from '../people.js';
import { answerOf, labels, questionOf, thanksOf } from '../wording.js';
import { touchedAt } from './zendesk-ticket.js';

const mostCases = 100;
const mostEntries = 5;

/** Routes without a root: `/api/cases`, `/api/cases/:id/history`. */
export function deskRoutes(world: LiveWorld): readonly Route[] {
  return guarded(unlessAuthorised, [
    { method: 'GET', path: '/api/cases', reply: (asked) => cases(asked, world) },
    { method: 'GET', path: '/api/cases/:id/history', reply: (asked) => history(asked, world) },
  ]);
}

interface CaseRow {
  readonly contact: SimulatedContact;
  readonly changedAt: number;
}

/** `changed_since` (ISO, included), `changed_until`; then by `page`, `skip`, `after` or the Link header. */
function cases(asked: Asked, world: LiveWorld): Reply {
  const { query } = asked;
  const size = Math.min(mostCases, Number(query.get('size') ?? mostCases));
  const after = placeOf(query.get('after'));
  if (after === null) return { status: 400, body: { message: 'unknown cursor' } };
  const rows = rowsOf(world, query).filter((row) => isBehind(row, after));
  const from = startOf(query, size);
  const found = rows.slice(from, from + size);
  const last = found.at(-1);
  const isEnd = last === undefined || from + found.length >= rows.length;
  const next = isEnd ? null : pack({ at: last.changedAt, id: last.contact.id });
  const shape = ({ contact, changedAt }: CaseRow): object =>
    caseOf(contact, changedAt, world.now());
  return ok(
    { cases: found.map(shape), next_cursor: next },
    next === null ? {} : linkTo(asked, next),
  );
}

function linkTo({ query, origin, path }: Asked, after: string): Readonly<Record<string, string>> {
  const next = new URLSearchParams(query);
  next.set('after', after);
  return { link: `<${origin}${path}?${next.toString()}>; rel="next"` };
}

/** A cursor stands behind a case as it was changed then. */
interface Place {
  readonly at: number;
  readonly id: number;
}

function placeOf(cursor: string | null): Place | null {
  return cursor === null ? { at: -Infinity, id: 0 } : (unpack(cursor) as Place | null);
}

function isBehind({ contact, changedAt }: CaseRow, { at, id }: Place): boolean {
  return changedAt > at || (changedAt === at && contact.id > id);
}

function rowsOf(world: LiveWorld, query: URLSearchParams): readonly CaseRow[] {
  const now = world.now();
  const since = Date.parse(query.get('changed_since') ?? '') || -Infinity;
  const until = Date.parse(query.get('changed_until') ?? '') || Infinity;
  return world
    .contactsOf('web')
    .filter(({ openedAt }) => openedAt <= now)
    .map((contact) => ({ contact, changedAt: touchedAt(contact, now) }))
    .filter(({ changedAt }) => changedAt >= since && changedAt <= until)
    .sort((a, b) => a.changedAt - b.changedAt || a.contact.id - b.contact.id);
}

function startOf(query: URLSearchParams, size: number): number {
  if (query.has('page')) return (Number(query.get('page')) - 1) * size;
  return Number(query.get('skip') ?? 0);
}

function caseOf(contact: SimulatedContact, changedAt: number, now: number): object {
  const person = customerOf(contact.customer);
  return {
    number: contact.id,
    opened: iso(contact.openedAt),
    changed: iso(changedAt),
    door: contact.door,
    subject: `Question about ${labels[contact.topic].tag}`,
    labels: contact.topic === 'other' ? [] : [labels[contact.topic].tag],
    requester: { name: person.name, mail: person.mail, language: person.language },
    entries: happened(contact, now).length,
  };
}

/** What happened in a case, five entries a page. */
function history({ params, query }: Asked, world: LiveWorld): Reply {
  const contact = world.contactsOf('web').find(({ id }) => String(id) === params['id']);
  if (contact === undefined || contact.openedAt > world.now())
    return { status: 404, body: { message: 'no such case' } };
  const from = (Number(query.get('page') ?? 1) - 1) * mostEntries;
  const entries = happened(contact, world.now()).map((event, place) =>
    entryOf(contact, event, place),
  );
  return ok({ total: entries.length, entries: entries.slice(from, from + mostEntries) });
}

const whoIs = { customer: 'requester', agent: 'colleague', bot: 'robot', system: 'machine' };

function entryOf(contact: SimulatedContact, event: SimulatedEvent, place: number): object {
  const isOfRequester = event.by === 'customer';
  const person = customerOf(contact.customer);
  const text = isOfRequester
    ? event.isCourtesy === true
      ? thanksOf(person)
      : questionOf(contact.topic, person)
    : answerOf(contact.topic, person);
  return {
    ...{ number: place + 1, at: iso(event.at), who: whoIs[event.by], what: event.kind },
    ...(event.kind === 'message' ? { text } : {}),
  };
}

function iso(at: number): string {
  return new Date(at).toISOString();
}

function unlessAuthorised(asked: Asked): Reply | null {
  if (bearerOf(asked) === sandboxKeys.deskToken) return null;
  return { status: 401, body: { message: 'who are you?' } };
}
