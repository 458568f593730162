// An analytics conversation becomes a whole timeline: arrival, queue, people reached, transfers, hanging up. Pure.
import type { Instant } from '../../domain/clock.js';
import type { ConversationRead, Rating, TimelineEvent } from '../../domain/conversation.js';
import { eventOf, wholeOf } from '../events.js';
import type { GenesysConversation, Participant, Session } from './record.js';

export interface GenesysContext {
  readonly queues: ReadonlyMap<string, string>;
  readonly wrapUpCodes: ReadonlyMap<string, string>;
  readonly correctFrom: number;
  readonly hashCustomer: (address: string) => string;
}

const customerPurposes: readonly string[] = ['customer', 'external'];
const agentPurposes: readonly string[] = ['agent', 'user'];

/** The conversation as far as it is known; nothing of it is a duration of the vendor's. */
export function readConversation(
  conversation: GenesysConversation,
  context: GenesysContext,
): ConversationRead {
  const { conversationId, originatingDirection } = conversation;
  const first = sessionsOf(conversation, customerPurposes)[0];
  const events = eventsOf(conversation);
  const reviews = conversation.evaluations.filter((one) => one.released && !one.deleted);
  return wholeOf({
    id: conversationId,
    updatedAt: changedAt(conversation, events),
    channel: first?.mediaType ?? 'voice',
    topics: topicsOf(conversation, context),
    startedBy: originatingDirection === 'outbound' ? 'company' : 'customer',
    customer: customerOf(first, context),
    ...{ events, ratings: ratingsOf(conversation) },
    answerCorrect: verdictOf(reviews.at(-1)?.oTotalScore ?? null, context.correctFrom),
    reviewedAt: reviews.at(-1)?.eventTime ?? null,
  });
}

function sessionsOf(
  { participants }: GenesysConversation,
  purposes: readonly string[],
): readonly Session[] {
  return participants
    .filter(({ purpose }) => purposes.includes(purpose))
    .flatMap(({ sessions }) => sessions);
}

function eventsOf(conversation: GenesysConversation): readonly TimelineEvent[] {
  const {
    conversationStart: at,
    conversationEnd,
    participants,
    originatingDirection,
  } = conversation;
  const isOutbound = originatingDirection === 'outbound';
  const arrival = eventOf({ id: 'arrival', at, by: isOutbound ? 'human' : 'customer' });
  const end = conversationEnd === null ? [] : [endAt(conversationEnd)];
  return [arrival, ...participants.flatMap(participantEvents), ...end];
}

function endAt(at: Instant): TimelineEvent {
  return eventOf({ id: 'end', at, by: 'system', kind: 'ended' });
}

function participantEvents(participant: Participant): readonly TimelineEvent[] {
  const { participantId: id, purpose } = participant;
  if (purpose === 'acd') return queueEvents(participant);
  if (!agentPurposes.includes(purpose)) return [];
  const talk = participant.sessions
    .flatMap(({ segments }) => segments)
    .find(({ segmentType }) => segmentType === 'interact');
  const moves = metricsNamed(participant, 'nTransferred').map((at, place) =>
    eventOf({ id: `transferred ${id} ${place}`, at, by: 'system', kind: 'transferred' }),
  );
  if (talk === undefined) return moves;
  const at = talk.segmentStart;
  return [eventOf({ id: `connected ${id}`, at, by: 'human', kind: 'connected' }), ...moves];
}

/** In the queue, and out of it without anybody: by the caller's own will, or dropped. */
function queueEvents(participant: Participant): readonly TimelineEvent[] {
  const { participantId: id, sessions } = participant;
  const segments = sessions.flatMap((session) => session.segments);
  const [first] = segments;
  if (first === undefined) return [];
  const queued = eventOf({
    id: `queued ${id}`,
    at: first.segmentStart,
    by: 'system',
    kind: 'queued',
  });
  const isDropped = segments.some(({ disconnectType }) =>
    /system|error/i.test(disconnectType ?? ''),
  );
  const abandons = metricsNamed(participant, 'tAbandon').map((at) => {
    const by = isDropped ? 'system' : 'customer';
    return eventOf({ id: `abandoned ${id}`, at, by, kind: 'abandoned' });
  });
  return [queued, ...abandons];
}

function metricsNamed({ sessions }: Participant, name: string): readonly Instant[] {
  const metrics = sessions.flatMap((session) => session.metrics);
  return metrics.filter((metric) => metric.name === name).map(({ emitDate }) => emitDate);
}

/** Queue first, the agent's own code last: the code says what it was about in the end. */
function topicsOf(
  conversation: GenesysConversation,
  { queues, wrapUpCodes }: GenesysContext,
): readonly string[] {
  const segments = conversation.participants
    .flatMap(({ sessions }) => sessions)
    .flatMap((session) => session.segments);
  const inQueues = segments.flatMap(({ queueId }) => queues.get(queueId ?? '') ?? []);
  const codes = segments.flatMap(({ wrapUpCode }) => wrapUpCodes.get(wrapUpCode ?? '') ?? []);
  return [...new Set([...inQueues.map((name) => `queue:${name}`), ...codes])];
}

function customerOf(session: Session | undefined, { hashCustomer }: GenesysContext): string | null {
  const address = session?.ani ?? session?.addressFrom ?? null;
  return address === null || address === '' ? null : hashCustomer(address);
}

function ratingsOf({ surveys }: GenesysConversation): readonly Rating[] {
  return surveys.flatMap(({ surveyPromoterScore: value, surveyCompletedDate: at }) => {
    if (value === null || value < 0 || value > 10) return [];
    const rating: Rating = { metric: 'nps', value, scale: '0-10', questionId: 'genesys' };
    return [at === null ? rating : { ...rating, answeredAt: at }];
  });
}

function verdictOf(score: number | null, correctFrom: number): boolean | null {
  return score === null ? null : score >= correctFrom;
}

/** The vendor gives no change stamp: the last thing known to have happened stands for it. */
function changedAt(conversation: GenesysConversation, events: readonly TimelineEvent[]): Instant {
  const { evaluations, surveys, participants } = conversation;
  const segments = participants.flatMap(({ sessions }) => sessions).flatMap((one) => one.segments);
  return Math.max(
    ...events.map(({ at }) => at),
    ...segments.map(({ segmentStart, segmentEnd }) => segmentEnd ?? segmentStart),
    ...evaluations.map(({ eventTime }) => eventTime ?? 0),
    ...surveys.map(({ surveyCompletedDate }) => surveyCompletedDate ?? 0),
  );
}
