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
  readonly TimeRange: {
    readonly Type: string;
    readonly StartTime: number;
    readonly EndTime: number;
  };
  readonly MaxResults?: number;
  readonly NextToken?: string;
}

/** The newest first. */
function search(asked: Asked, world: LiveWorld): Reply {
  const { InstanceId, TimeRange, MaxResults, NextToken } = fieldsOf(asked) as unknown as Search;
  const { Type, StartTime: start, EndTime: end } = TimeRange;
  if (InstanceId !== connectInstance) return failure(404, 'ResourceNotFoundException');
  const isFit = Type === 'INITIATION_TIMESTAMP' && end - start <= longestSeconds;
  if (!isFit) return failure(400, 'InvalidParameterException');
  const rows = world
    .contactsOf('phone')
    .filter(({ openedAt }) => openedAt <= world.now())
    .flatMap((contact) => legsOf(contact, world.now()))
    .filter((leg) => leg.InitiationTimestamp >= start && leg.InitiationTimestamp <= end)
    .sort((a, b) => b.InitiationTimestamp - a.InitiationTimestamp || (a.Id < b.Id ? -1 : 1));
  const last = unpack(NextToken ?? null) as { readonly id: string } | null;
  const from = last === null ? 0 : rows.findIndex(({ Id }) => Id === last.id) + 1;
  const page = rows.slice(from, from + Math.min(mostRows, MaxResults ?? 10));
  const isEnd = from + page.length >= rows.length;
  const next = isEnd ? {} : { NextToken: pack({ id: page.at(-1)?.Id }) };
  return ok({ Contacts: page, TotalCount: rows.length, ...next });
}

interface Leg {
  readonly Id: string;
  readonly InitiationTimestamp: number;
}

/** A transferred call has a second contact that begins when the first one ends. */
function legsOf(contact: SimulatedContact, now: number): readonly Leg[] {
  const events = happened(contact, now);
  const moved = events.find(({ kind }) => kind === 'transferred');
  const end = events.find(({ kind }) => kind === 'ended' || kind === 'abandoned');
  const queued = events.find(({ kind }) => kind === 'queued');
  const [first, second] = events.filter(({ kind }) => kind === 'connected');
  const names = [uuidOf(`leg 1 ${String(contact.id)}`), uuidOf(`leg 2 ${String(contact.id)}`)];
  const [one = '', two = ''] = names;
  const queue = uuidOf(`queue ${labels[contact.topic].queue}`);
  const leg = (id: string, times: LegTimes): Leg => shape(id, times, queue);
  const legs = [
    leg(one, {
      ...{ began: contact.openedAt, queued: queued?.at, connected: first?.at },
      ended: moved?.at ?? end?.at,
    }),
  ];
  if (moved === undefined) return legs;
  const later = { began: moved.at, connected: second?.at, ended: end?.at };
  const links = { InitialContactId: one, PreviousContactId: one, InitiationMethod: 'TRANSFER' };
  return [...legs, { ...leg(two, later), ...links }];
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
