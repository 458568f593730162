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
export function minimalTimeline(fields: FlatFields, now?: Instant): ConversationRead {
  const faults: MeasurementFault[] = [];
  const usable = (end: End): Instant | null => {
    const at = fields[end] ?? null;
    const fault = at === null ? null : faultIn(end, at, { openedAt: fields.openedAt, now });
    if (fault !== null) faults.push(fault);
    return fault === null ? at : null;
  };
  const ends = {
    firstResponseAt: usable('firstResponseAt'),
    resolvedAt: usable('resolvedAt'),
    abandonedAt: usable('abandonedAt'),
  };
  return conversationOf(
    fields,
    eventsOf(fields, ends),
    faults.length > 1 ? [...new Set(faults)] : faults,
  );
}

function faultIn(
  end: End,
  at: Instant,
  bounds: { readonly openedAt: Instant; readonly now: Instant | undefined },
): MeasurementFault | null {
  if (at < bounds.openedAt) return faultOf[end];
  return bounds.now !== undefined && at > bounds.now ? 'end_in_the_future' : null;
}

function eventsOf(
  fields: FlatFields,
  ends: Readonly<Record<End, Instant | null>>,
): TimelineEvent[] {
  const visible = { isVisibleToCustomer: true } as const;
  const events: TimelineEvent[] = [
    { id: 'opened', at: fields.openedAt, by: 'customer', kind: 'message', ...visible },
  ];
  const add = (id: string, at: Instant | null, event: Pick<TimelineEvent, 'by' | 'kind'>): void => {
    if (at !== null) events.push({ id, at, ...event, ...visible });
  };
  const automated = fields.firstAutomatedResponseAt ?? null;
  add('automated', automated, { by: 'bot', kind: 'message' });
  add('answered', ends.firstResponseAt, { by: 'human', kind: 'message' });
  add('abandoned', ends.abandonedAt, { by: 'customer', kind: 'abandoned' });
  add('solved', ends.resolvedAt, { by: 'human', kind: 'solved' });
  return events;
}

type Growing = { -readonly [Field in keyof ConversationRead]: ConversationRead[Field] };

/** Member by member onto one object: a spread costs more than everything else about a row. */
function conversationOf(
  fields: FlatFields,
  events: readonly TimelineEvent[],
  faults: readonly MeasurementFault[],
): ConversationRead {
  const conversation: Growing = {
    id: fields.id,
    coverage: 'whole',
    updatedAt: fields.updatedAt ?? null,
    channel: fields.channel,
    topics: fields.topics ?? [],
    startedBy: 'customer',
    customer: fields.customer ?? null,
    events,
    dueAt: fields.dueAt ?? null,
    counts: { reopens: fields.reopens ?? null, transfers: fields.transfers ?? null },
    ratings: fields.ratings ?? [],
    answerCorrect: null,
    resolvedFirstContact: null,
    isFlat: true,
    faults,
  };
  addAnswers(conversation, fields);
  addWords(conversation, fields);
  return conversation;
}

function addAnswers(conversation: Growing, fields: FlatFields): void {
  conversation.promiseKept = fields.promiseKept ?? null;
  conversation.answerCorrect = fields.answerCorrect ?? null;
  conversation.resolvedFirstContact = fields.resolvedFirstContact ?? null;
  conversation.isDateOnly = fields.isDateOnly ?? false;
}

function addWords(conversation: Growing, fields: FlatFields): void {
  conversation.language = fields.language ?? null;
  conversation.segment = fields.segment ?? null;
  conversation.status = fields.status ?? null;
  conversation.surveyMode = fields.surveyMode ?? null;
  conversation.link = fields.link ?? null;
}
