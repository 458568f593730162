// A call as the analytics of Genesys Cloud write it: participants, sessions, segments, metrics with their instants.
import { companyName } from '../company.js';
import type { SimulatedContact, SimulatedEvent } from '../contact.js';
import { uuidOf, vendorId } from '../ids.js';
import { happened } from '../live-world.js';
import { agentName, customerOf } from '../people.js';
import { labels } from '../wording.js';
import { evaluationsPart } from './genesys-evaluation.js';
import { agentId, queueId, wrapUpId } from './genesys-names.js';

interface Metric {
  readonly name: string;
  readonly value: number;
  readonly emitDate: string;
}

/** The conversation as far as it had come by `now`. */
export function conversationOf(contact: SimulatedContact, now: number): object {
  const events = happened(contact, now);
  const end = events.find((event) => event.kind === 'ended' || event.kind === 'abandoned');
  return {
    conversationId: vendorId(contact),
    conversationStart: iso(contact.openedAt),
    ...(end === undefined ? {} : { conversationEnd: iso(end.at) }),
    originatingDirection: 'inbound',
    divisionIds: [uuidOf('division')],
    participants: participantsOf(contact, events),
    ...evaluationsPart(contact, now),
  };
}

function participantsOf(
  contact: SimulatedContact,
  events: readonly SimulatedEvent[],
): readonly object[] {
  const queued = events.find((event) => event.kind === 'queued');
  const connections = events.filter((event) => event.kind === 'connected');
  return [
    customerPart(contact, events),
    menuPart(contact, queued?.at ?? null),
    ...(queued === undefined ? [] : [queuePart(contact, events, queued.at)]),
    ...connections.map((connected, place) => agentPart(contact, events, { connected, place })),
  ];
}

function customerPart(contact: SimulatedContact, events: readonly SimulatedEvent[]): object {
  const person = customerOf(contact.customer);
  const end = events.find((event) => event.kind === 'ended' || event.kind === 'abandoned');
  return participant(contact, 'customer', {
    participantName: person.name,
    ani: `tel:${person.phone}`,
    metrics: [metric('nConnected', 1, contact.openedAt)],
    segments: [{ segmentType: 'interact', segmentStart: iso(contact.openedAt), ...endOf(end?.at) }],
  });
}

function menuPart(contact: SimulatedContact, queuedAt: number | null): object {
  const metrics = queuedAt === null ? [] : [metric('tIvr', queuedAt - contact.openedAt, queuedAt)];
  return participant(contact, 'ivr', {
    participantName: `${companyName} menu`,
    metrics,
    segments: [
      { segmentType: 'ivr', segmentStart: iso(contact.openedAt), ...endOf(queuedAt ?? undefined) },
    ],
  });
}

function queuePart(
  contact: SimulatedContact,
  events: readonly SimulatedEvent[],
  queuedAt: number,
): object {
  const answered = events.find((event) => event.kind === 'connected');
  const abandoned = events.find((event) => event.kind === 'abandoned');
  const left = answered ?? abandoned;
  return participant(contact, 'acd', {
    participantName: labels[contact.topic].queue,
    metrics: [
      metric('nOffered', 1, queuedAt),
      ...(left === undefined ? [] : [metric('tAcd', left.at - queuedAt, left.at)]),
      ...(answered === undefined ? [] : [metric('tAnswered', answered.at - queuedAt, answered.at)]),
      ...(abandoned === undefined
        ? []
        : [metric('tAbandon', abandoned.at - queuedAt, abandoned.at)]),
    ],
    segments: [
      {
        segmentType: 'interact',
        queueId: queueId(contact.topic),
        segmentStart: iso(queuedAt),
        ...endOf(left?.at),
        ...(left === undefined
          ? {}
          : { disconnectType: answered === undefined ? 'peer' : 'transfer' }),
      },
    ],
  });
}

function agentPart(
  contact: SimulatedContact,
  events: readonly SimulatedEvent[],
  { connected, place }: { readonly connected: SimulatedEvent; readonly place: number },
): object {
  const agent = { userId: agentId(connected.agent!), participantName: agentName(connected.agent!) };
  const moved = place === 0 ? events.find((event) => event.kind === 'transferred') : undefined;
  const end = moved ?? events.find((event) => event.kind === 'ended');
  const talk = {
    segmentType: 'interact',
    queueId: queueId(contact.topic),
    segmentStart: iso(connected.at),
    ...endOf(end?.at),
  };
  if (end === undefined)
    return participant(contact, 'agent', { place, ...agent, metrics: [], segments: [talk] });
  const seconds = end.at - connected.at;
  const last =
    moved === undefined ? metric('tHandle', seconds, end.at) : metric('nTransferred', 1, end.at);
  return participant(contact, 'agent', {
    place,
    ...agent,
    metrics: [metric('tTalkComplete', seconds, end.at), last],
    segments: moved === undefined ? [talk, wrapUpSegment(contact, end.at)] : [talk],
  });
}

function wrapUpSegment(contact: SimulatedContact, endedAt: number): object {
  return {
    segmentType: 'wrapup',
    queueId: queueId(contact.topic),
    segmentStart: iso(endedAt),
    segmentEnd: iso(endedAt + 20_000),
    wrapUpCode: wrapUpId(contact.topic),
  };
}

interface Part {
  readonly place?: number;
  readonly participantName: string;
  readonly userId?: string;
  readonly ani?: string;
  readonly metrics: readonly Metric[];
  readonly segments: readonly object[];
}

function participant(contact: SimulatedContact, purpose: string, part: Part): object {
  const { participantName, userId, ani, metrics, segments, place = 0 } = part;
  const name = `${purpose} ${String(place)} ${String(contact.id)}`;
  return {
    participantId: uuidOf(`participant ${name}`),
    participantName,
    purpose,
    ...(userId === undefined ? {} : { userId }),
    sessions: [
      {
        sessionId: uuidOf(`session ${name}`),
        mediaType: 'voice',
        direction: 'inbound',
        ...(ani === undefined ? {} : { ani }),
        metrics,
        segments,
      },
    ],
  };
}

function metric(name: string, value: number, at: number): Metric {
  return { name, value, emitDate: iso(at) };
}

function endOf(at: number | undefined): object {
  return at === undefined ? {} : { segmentEnd: iso(at) };
}

function iso(at: number): string {
  return new Date(at).toISOString();
}
