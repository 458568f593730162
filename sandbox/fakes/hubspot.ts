// HubSpot: the web door as tickets found by search; ten thousand results at most, two hundred a page.
import type { SimulatedContact } from '../contact.js';
import {
  bearerOf,
  fieldsOf,
  guarded,
  ok,
  type Asked,
  type Reply,
  type Route,
} from '../http/exchange.js';
import { ticketNumber } from '../ids.js';
import { sandboxKeys } from '../keys.js';
import { happened, type LiveWorld } from '../live-world.js';
import { customerOf } from '../people.js';
import { labels, questionOf } from '../wording.js';
import { touchedAt } from './zendesk-ticket.js';

const mostRows = 200;
const deepest = 10_000;

/** Routes without a root: `/crm/v3/objects/tickets/search`. */
export function hubspotRoutes(world: LiveWorld): readonly Route[] {
  const path = '/crm/v3/objects/tickets/search';
  return guarded(unlessAuthorised, [
    { method: 'POST', path, reply: (asked) => search(asked, world) },
  ]);
}

interface Filter {
  readonly propertyName: string;
  readonly operator: string;
  readonly value: string;
  readonly highValue?: string;
}

interface Search {
  readonly filterGroups: readonly { readonly filters: readonly Filter[] }[];
  readonly properties: readonly string[];
  readonly limit: number;
  readonly after: string;
}

/** Sorted by id, as this is asked for here. */
function search(asked: Asked, world: LiveWorld): Reply {
  const wanted = fieldsOf(asked) as unknown as Search;
  const from = Number(wanted.after);
  const size = Math.min(mostRows, wanted.limit);
  if (from + size > deepest) return failure(400, 'VALIDATION_ERROR');
  const rows = world
    .contactsOf('web')
    .filter(({ openedAt }) => openedAt <= world.now())
    .map((contact) => propertiesOf(contact, world.now()))
    .filter((row) =>
      wanted.filterGroups.some(({ filters }) => filters.every((one) => fits(row, one))),
    )
    .sort((a, b) => Number(a['hs_object_id']) - Number(b['hs_object_id']));
  const page = rows.slice(from, from + size);
  const isEnd = from + size >= rows.length;
  const paging = isEnd ? {} : { paging: { next: { after: String(from + size) } } };
  return ok({ total: rows.length, results: page.map((row) => shape(row, wanted)), ...paging });
}

type Properties = Readonly<Record<string, string | null>>;

function fits(row: Properties, { propertyName, operator, value, highValue }: Filter): boolean {
  const own = row[propertyName] ?? '';
  const held = /^\d+$/.test(own) ? Number(own) : Date.parse(own);
  if (operator === 'BETWEEN') return held >= Number(value) && held <= Number(highValue);
  return operator === 'GT' && held > Number(value);
}

function propertiesOf(contact: SimulatedContact, now: number): Properties {
  const events = happened(contact, now);
  const person = customerOf(contact.customer);
  const answer = events.find(({ by, kind }) => by === 'agent' && kind === 'message');
  const turn = events.findLast(({ kind }) => kind === 'solved' || kind === 'reopened');
  const isClosed = turn?.kind === 'solved';
  return {
    hs_object_id: String(ticketNumber(contact.id)),
    createdate: iso(contact.openedAt),
    hs_lastmodifieddate: iso(touchedAt(contact, now)),
    first_agent_reply_date: answer === undefined ? null : iso(answer.at),
    closed_date: isClosed ? iso(turn.at) : null,
    hs_pipeline_stage: isClosed ? '4' : '1',
    source_type: 'FORM',
    hs_ticket_category: contact.topic === 'other' ? null : labels[contact.topic].tag,
    customer_mail: person.mail,
    subject: questionOf(contact.topic, person),
    content: person.name,
  };
}

/** A search always gives these three, and of what was asked for that which has a value. */
function shape(row: Properties, { properties }: Search): object {
  const names = ['hs_object_id', 'createdate', 'hs_lastmodifieddate', ...properties];
  return {
    id: row['hs_object_id'],
    properties: Object.fromEntries(
      names.flatMap((name) => ((row[name] ?? null) === null ? [] : [[name, row[name]]])),
    ),
    createdAt: row['createdate'],
    updatedAt: row['hs_lastmodifieddate'],
    archived: false,
  };
}

function iso(at: number): string {
  return new Date(at).toISOString();
}

function failure(status: number, category: string): Reply {
  return { status, body: { status: 'error', message: 'refused', category } };
}

function unlessAuthorised(asked: Asked): Reply | null {
  return bearerOf(asked) === sandboxKeys.hubspotToken
    ? null
    : failure(401, 'INVALID_AUTHENTICATION');
}
