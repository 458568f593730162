// A timeline for sources that know only instants: one row, one conversation, one episode.
import type { Instant } from './clock.js';
import type { ConversationRead, MeasurementFault, Rating, TimelineEvent } from './conversation.js';

/** The known fields of a flat row, already read: instants in UTC, the customer hashed. */
export interface FlatFields {
  readonly id: string;
  readonly channel: string;
  readonly openedAt: Instant;
  readonly updatedAt?: Instant | null;
  /** Raw value or values, the one set last at the end. */
  readonly topics?: readonly string[];
  readonly firstResponseAt?: Instant | null;
  readonly firstAutomatedResponseAt?: Instant | null;
  readonly resolvedAt?: Instant | null;
  readonly abandonedAt?: Instant | null;
  readonly dueAt?: Instant | null;
  readonly promiseKept?: boolean | null;
  readonly reopens?: number | null;
  readonly transfers?: number | null;
  readonly ratings?: readonly Rating[];
  readonly answerCorrect?: boolean | null;
  readonly resolvedFirstContact?: boolean | null;
  readonly customer?: string | null;
  readonly language?: string | null;
  readonly segment?: string | null;
  readonly status?: string | null;
  readonly surveyMode?: string | null;
  readonly link?: string | null;
  readonly isDateOnly?: boolean;
}

type End = 'firstResponseAt' | 'resolvedAt' | 'abandonedAt';

const faultOf: Readonly<Record<End, MeasurementFault>> = {
  firstResponseAt: 'first_response_before_opening',
  resolvedAt: 'resolution_before_opening',
  abandonedAt: 'abandoned_before_opening',
};

/**
 * The conversation a flat row stands for (`isFlat`). Ends that lie before the opening, or after `now`
 * (when given: the instant of reading), are dropped and become faults that refuse those measurements alone.
 */
export function minimalTimeline(fields: FlatFields, now = Infinity): ConversationRead {
  const faults: MeasurementFault[] = [];
  const ends = {
    firstResponseAt: usable(fields, 'firstResponseAt', now, faults),
    resolvedAt: usable(fields, 'resolvedAt', now, faults),
    abandonedAt: usable(fields, 'abandonedAt', now, faults),
  };
  return conversationOf(
    fields,
    eventsOf(fields, ends),
    faults.length > 1 ? [...new Set(faults)] : faults,
  );
}

/** The instant of an end, or null with its fault noted. */
function usable(
  fields: FlatFields,
  end: End,
  now: Instant,
  faults: MeasurementFault[],
): Instant | null {
  const at = fields[end] ?? null;
  if (at === null || (at >= fields.openedAt && at <= now)) return at;
  faults.push(at < fields.openedAt ? faultOf[end] : 'end_in_the_future');
  return null;
}

function eventsOf(
  fields: FlatFields,
  ends: Readonly<Record<End, Instant | null>>,
): TimelineEvent[] {
  const events: TimelineEvent[] = [eventAt('opened', fields.openedAt, 'customer', 'message')];
  const automatedAt = fields.firstAutomatedResponseAt ?? null;
  const { firstResponseAt, abandonedAt, resolvedAt } = ends;
  if (automatedAt !== null) events.push(eventAt('automated', automatedAt, 'bot', 'message'));
  if (firstResponseAt !== null)
    events.push(eventAt('answered', firstResponseAt, 'human', 'message'));
  if (abandonedAt !== null) events.push(eventAt('abandoned', abandonedAt, 'customer', 'abandoned'));
  if (resolvedAt !== null) events.push(eventAt('solved', resolvedAt, 'human', 'solved'));
  return events;
}

function eventAt(
  id: string,
  at: Instant,
  by: TimelineEvent['by'],
  kind: TimelineEvent['kind'],
): TimelineEvent {
  return { id, at, by, kind, isVisibleToCustomer: true };
}

/** One literal: objects that grow, or are spread together, cost more than everything else about a row. */
function conversationOf(
  fields: FlatFields,
  events: readonly TimelineEvent[],
  faults: readonly MeasurementFault[],
): ConversationRead {
  return {
    id: fields.id,
    coverage: 'whole',
    updatedAt: orNull(fields.updatedAt),
    channel: fields.channel,
    topics: fields.topics ?? [],
    startedBy: 'customer',
    customer: orNull(fields.customer),
    events,
    dueAt: orNull(fields.dueAt),
    counts: countsOf(fields),
    ratings: fields.ratings ?? [],
    answerCorrect: orNull(fields.answerCorrect),
    resolvedFirstContact: orNull(fields.resolvedFirstContact),
    isFlat: true,
    faults,
    promiseKept: orNull(fields.promiseKept),
    isDateOnly: fields.isDateOnly ?? false,
    language: orNull(fields.language),
    segment: orNull(fields.segment),
    status: orNull(fields.status),
    surveyMode: orNull(fields.surveyMode),
    link: orNull(fields.link),
  };
}

const noCounts: ConversationRead['counts'] = { reopens: null, transfers: null };

function countsOf({ reopens = null, transfers = null }: FlatFields): ConversationRead['counts'] {
  return reopens === null && transfers === null ? noCounts : { reopens, transfers };
}

function orNull<Value>(value: Value | null | undefined): Value | null {
  return value ?? null;
}
