// Typeform: the responses to the satisfaction form, sortable by when they were sent in; the newest half hour is not shown yet.
import { doors } from '../company.js';
import type { SimulatedContact } from '../contact.js';
import { bearerOf, guarded, ok, type Asked, type Reply, type Route } from '../http/exchange.js';
import { shortId, vendorId } from '../ids.js';
import { sandboxKeys } from '../keys.js';
import type { LiveWorld } from '../live-world.js';
import { customerOf } from '../people.js';

export const satisfactionForm = 'lumiosat';
const withheldMilliseconds = 1_800_000;

/** Routes without a root: `/forms/:form_id/responses`. */
export function typeformRoutes(world: LiveWorld): readonly Route[] {
  const path = '/forms/:form_id';
  const known = (asked: Asked, reply: () => Reply): Reply =>
    asked.params['form_id'] === satisfactionForm ? reply() : missing;
  const form = { id: satisfactionForm, title: 'How did we do?', fields: [] };
  return guarded(unlessAuthorised, [
    { method: 'GET', path, reply: (asked) => known(asked, () => ok(form)) },
    {
      method: 'GET',
      path: `${path}/responses`,
      reply: (asked) => known(asked, () => listing(asked, world)),
    },
  ]);
}

function listing({ query }: Asked, world: LiveWorld): Reply {
  const bound = (name: string, otherwise: number): number =>
    query.has(name) ? Date.parse(query.get(name)!) : otherwise;
  const [since, until] = [bound('since', -Infinity), bound('until', Infinity)];
  const known = world.now() - withheldMilliseconds;
  const sign = query.get('sort') === 'submitted_at,asc' ? 1 : -1;
  const rows = doors
    .flatMap((door) => world.contactsOf(door))
    .filter(({ survey }) => survey !== null && survey.at <= known)
    .filter(({ survey }) => survey!.at >= since && survey!.at <= until)
    .sort((a, b) => sign * (a.survey!.at - b.survey!.at) || a.id - b.id);
  const size = Math.min(1000, Number(query.get('page_size') ?? 25));
  const items = rows.slice(0, size).map(shape);
  return ok({ total_items: rows.length, page_count: Math.ceil(rows.length / size), items });
}

function shape(contact: SimulatedContact): object {
  const { at, csat, nps, ces } = contact.survey!;
  const token = shortId(`typeform ${String(contact.id)}`);
  const number = (ref: string, value: number): object => ({
    field: { id: shortId(ref), ref, type: 'opinion_scale' },
    type: 'number',
    number: value,
  });
  return {
    response_id: token,
    token,
    response_type: 'completed',
    landed_at: iso(at - 60_000),
    submitted_at: iso(at),
    metadata: { user_agent: 'a browser', platform: 'other', referer: '', network_id: token },
    hidden: { interaction_id: vendorId(contact), channel: contact.door, name: nameOf(contact) },
    calculated: { score: 0 },
    answers: [
      number('csat', csat),
      number('nps', nps),
      number('ces', ces),
      { field: { id: 'mail', ref: 'mail', type: 'email' }, type: 'email', email: mailOf(contact) },
    ],
  };
}

function nameOf({ customer }: SimulatedContact): string {
  return customerOf(customer).name;
}

function mailOf({ customer }: SimulatedContact): string {
  return customerOf(customer).mail;
}

function iso(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19)}Z`;
}

const missing: Reply = {
  status: 404,
  body: { code: 'FORM_NOT_FOUND', description: 'Non existing form' },
};

function unlessAuthorised(asked: Asked): Reply | null {
  if (bearerOf(asked) === sandboxKeys.typeformToken) return null;
  return { status: 403, body: { code: 'AUTHENTICATION_FAILED', description: 'not authenticated' } };
}
