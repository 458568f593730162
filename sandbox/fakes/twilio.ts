// Twilio TaskRouter: events of a workspace by time, at most so many a page, thirty days back.
import type { SimulatedContact, SimulatedEvent } from '../contact.js';
import { basicOf, guarded, ok, type Asked, type Reply, type Route } from '../http/exchange.js';
import { uuidOf } from '../ids.js';
import { sandboxKeys } from '../keys.js';
import { derived, type LiveWorld } from '../live-world.js';
import { customerOf } from '../people.js';
import { labels } from '../wording.js';

export const workspace = 'WS00000000000000000000000000000001';
const keptDays = 30;
const defaultMinutes = 15;

interface TaskEvent {
  readonly at: number;
  readonly type: string;
  readonly sid: string;
  readonly contact: SimulatedContact;
  readonly extra: Readonly<Record<string, string>>;
}

const typeOf: Readonly<Partial<Record<SimulatedEvent['kind'], string>>> = {
  message: 'task.created',
  queued: 'task-queue.entered',
  connected: 'reservation.accepted',
  transferred: 'task.transfer-initiated',
  abandoned: 'task.canceled',
  ended: 'task.wrapup',
};

/** Routes without a root: `/v1/Workspaces/...`. */
export function twilioRoutes(world: LiveWorld): readonly Route[] {
  const events = derived(
    () => world.contactsOf('phone'),
    eventsOf,
    (a, b) => a.at - b.at,
  );
  const path = '/v1/Workspaces/:sid';
  const known = (asked: Asked, reply: () => Reply): Reply =>
    asked.params['sid'] === workspace ? reply() : missing;
  const own = { sid: workspace, friendly_name: 'Lumio' };
  return guarded(unlessAuthorised, [
    { method: 'GET', path, reply: (asked) => known(asked, () => ok(own)) },
    {
      method: 'GET',
      path: `${path}/Events`,
      reply: (asked) => known(asked, () => listing(asked, events(), world.now())),
    },
  ]);
}

function eventsOf(contact: SimulatedContact): readonly TaskEvent[] {
  return contact.events.flatMap((event, place) => {
    const type = typeOf[event.kind];
    if (type === undefined) return [];
    const name = `event ${String(contact.id)} ${String(place)}`;
    const sid = sidOf('EV', name);
    const extra: Readonly<Record<string, string>> =
      type === 'task.canceled' ? { task_canceled_reason: 'hangup' } : {};
    const row = { at: event.at, type, sid, contact, extra };
    if (type !== 'task.wrapup') return [row];
    const completed = { type: 'task.completed', sid: sidOf('EV', `${name} completed`) };
    const done = { ...row, ...completed, at: event.at + 20_000 };
    return [row, done];
  });
}

/** Newest first; a page is cut off at its size, and paging by number is not supported here either. */
function listing({ query, origin, path }: Asked, all: readonly TaskEvent[], now: number): Reply {
  const bound = (name: string, otherwise: number): number =>
    query.has(name) ? Date.parse(query.get(name)!) : otherwise;
  const from = Math.max(
    bound('StartDate', now - defaultMinutes * 60_000),
    now - keptDays * 86_400_000,
  );
  const to = Math.min(bound('EndDate', now), now);
  const size = Math.min(1000, Number(query.get('PageSize') ?? 50));
  const found = all.filter(({ at }) => at >= from && at <= to).reverse();
  const url = `${origin}${path}`;
  const meta = { page: 0, page_size: size, key: 'events', url, first_page_url: url };
  const next = found.length > size ? { next_page_url: `${url}?PageToken=x` } : {};
  return ok({ events: found.slice(0, size).map(shape), meta: { ...meta, ...next } });
}

function shape({ at, type, sid, contact, extra }: TaskEvent): object {
  const task = sidOf('WT', `task ${String(contact.id)}`);
  const person = customerOf(contact.customer);
  return {
    sid,
    account_sid: sandboxKeys.twilioAccount,
    workspace_sid: workspace,
    event_type: type,
    event_date: `${new Date(at).toISOString().slice(0, 19)}Z`,
    event_date_ms: at,
    resource_sid: task,
    resource_type: 'task',
    event_data: {
      task_sid: task,
      task_channel_unique_name: 'voice',
      task_queue_name: labels[contact.topic].queue,
      task_attributes: JSON.stringify({
        from: person.phone,
        name: person.name,
        topic: labels[contact.topic].tag,
        direction: 'inbound',
      }),
      ...extra,
    },
  };
}

function sidOf(prefix: string, name: string): string {
  return `${prefix}${uuidOf(name).replaceAll('-', '')}`;
}

const missing: Reply = { status: 404, body: { code: 20404, message: 'not found', status: 404 } };

function unlessAuthorised(asked: Asked): Reply | null {
  const { twilioAccount, twilioToken } = sandboxKeys;
  if (basicOf(asked) === `${twilioAccount}:${twilioToken}`) return null;
  return { status: 401, body: { code: 20003, message: 'Authenticate', status: 401 } };
}
