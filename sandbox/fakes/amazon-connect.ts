// Amazon Connect: the phone door as contacts, one for each leg of a call, found by when they began; requests must be signed.
import { isSigned } from '../aws-signature.js';
import type { SimulatedContact } from '../contact.js';
import {
  fieldsOf,
  guarded,
  ok,
  pack,
  unpack,
  type Asked,
  type Reply,
  type Route,
} from '../http/exchange.js';
import { uuidOf } from '../ids.js';
import { sandboxKeys } from '../keys.js';
import { happened, type LiveWorld } from '../live-world.js';
import { labels } from '../wording.js';

export const connectInstance = uuidOf('connect instance');
const mostRows = 100;
const longestSeconds = 8 * 7 * 86_400;

/** Routes without a root: `/search-contacts`. */
export function amazonConnectRoutes(world: LiveWorld): readonly Route[] {
  return guarded(unlessSigned, [
    { method: 'POST', path: '/search-contacts', reply: (asked) => search(asked, world) },
  ]);
}

interface Search {
  readonly InstanceId: string;
  readonly TimeRange: TimeRange;
  readonly MaxResults?: number;
  readonly NextToken?: string;
}

interface TimeRange {
  readonly Type: string;
  readonly StartTime: number;
  readonly EndTime: number;
}

/** What contacts can be found by here, and the field each looks at. */
const soughtIn: Readonly<Record<string, 'InitiationTimestamp' | 'DisconnectTimestamp'>> = {
  INITIATION_TIMESTAMP: 'InitiationTimestamp',
  DISCONNECT_TIMESTAMP: 'DisconnectTimestamp',
};

function search(asked: Asked, world: LiveWorld): Reply {
  const wanted = fieldsOf(asked) as unknown as Search;
  const refusal = refusalOf(wanted);
  return refusal ?? ok(pageOf(legsIn(wanted.TimeRange, world), wanted));
}

function refusalOf({ InstanceId, TimeRange: { Type, StartTime, EndTime } }: Search): Reply | null {
  if (InstanceId !== connectInstance) return failure(404, 'ResourceNotFoundException');
  const isFit = Type in soughtIn && EndTime - StartTime <= longestSeconds;
  return isFit ? null : failure(400, 'InvalidParameterException');
}

/** The newest first. */
function legsIn({ Type, StartTime, EndTime }: TimeRange, world: LiveWorld): readonly Leg[] {
  const field = soughtIn[Type] ?? 'InitiationTimestamp';
  const isWithin = (at: number | undefined): boolean =>
    at !== undefined && at >= StartTime && at <= EndTime;
  return world
    .contactsOf('phone')
    .filter(({ openedAt }) => openedAt <= world.now())
    .flatMap((contact) => legsOf(contact, world.now()))
    .filter((leg) => isWithin(leg[field]))
    .sort((a, b) => b.InitiationTimestamp - a.InitiationTimestamp || (a.Id < b.Id ? -1 : 1));
}

function pageOf(rows: readonly Leg[], { MaxResults = 10, NextToken }: Search): object {
  const last = unpack(NextToken ?? null) as { readonly id: string } | null;
  const from = last === null ? 0 : rows.findIndex(({ Id }) => Id === last.id) + 1;
  const page = rows.slice(from, from + Math.min(mostRows, MaxResults));
  const isEnd = from + page.length >= rows.length;
  const next = isEnd ? {} : { NextToken: pack({ id: page.at(-1)?.Id }) };
  return { Contacts: page, TotalCount: rows.length, ...next };
}

interface Leg {
  readonly Id: string;
  readonly InitiationTimestamp: number;
  readonly DisconnectTimestamp?: number;
}

/** A transferred call has a second contact that begins when the first one ends. */
function legsOf(contact: SimulatedContact, now: number): readonly Leg[] {
  const events = happened(contact, now);
  const at = (...kinds: readonly string[]): number | undefined =>
    events.find(({ kind }) => kinds.includes(kind))?.at;
  const [first, second] = events.filter(({ kind }) => kind === 'connected');
  const [moved, ended] = [at('transferred'), at('ended', 'abandoned')];
  const one = uuidOf(`leg 1 ${String(contact.id)}`);
  const queue = uuidOf(`queue ${labels[contact.topic].queue}`);
  const began = contact.openedAt;
  const times = { began, queued: at('queued'), connected: first?.at, ended: moved ?? ended };
  const leg = shape(one, times, queue);
  if (moved === undefined) return [leg];
  const two = uuidOf(`leg 2 ${String(contact.id)}`);
  const later = shape(two, { began: moved, connected: second?.at, ended }, queue);
  const links = { InitialContactId: one, PreviousContactId: one, InitiationMethod: 'TRANSFER' };
  return [leg, { ...later, ...links }];
}

interface LegTimes {
  readonly began: number;
  readonly queued?: number | undefined;
  readonly connected?: number | undefined;
  readonly ended?: number | undefined;
}

function shape(id: string, { began, queued, connected, ended }: LegTimes, queue: string): Leg {
  const arn = `arn:aws:connect:eu-central-1:123456789012:instance/${connectInstance}/contact/${id}`;
  return {
    ...{ Arn: arn, Id: id, InitiationMethod: 'INBOUND', Channel: 'VOICE' },
    InitiationTimestamp: began / 1000,
    ...(queued === undefined ? {} : { QueueInfo: { Id: queue, EnqueueTimestamp: queued / 1000 } }),
    ...(connected === undefined ? {} : { AgentInfo: agentOf(connected) }),
    ...(ended === undefined ? {} : { DisconnectTimestamp: ended / 1000 }),
  };
}

function agentOf(connected: number): object {
  return { Id: uuidOf('connect agent'), ConnectedToAgentTimestamp: connected / 1000 };
}

function failure(status: number, type: string): Reply {
  return { status, headers: { 'x-amzn-errortype': type }, body: { Message: 'refused' } };
}

function unlessSigned(asked: Asked): Reply | null {
  const { connectAccessKeyId, connectSecretKey } = sandboxKeys;
  if (isSigned(asked, connectAccessKeyId, connectSecretKey)) return null;
  return failure(403, 'InvalidSignatureException');
}
