import type { Instant } from './clock.js';

/** Who did something in a conversation. Only a proven person is `human`. */
export type Actor = 'customer' | 'human' | 'bot' | 'system';

export type EventKind =
  | 'message'
  | 'queued'
  | 'connected'
  | 'transferred'
  | 'abandoned'
  | 'solved'
  | 'reopened'
  | 'ended'
  | 'merged';

/** One thing that happened, with the vendor's server instant. Ids are unique within a conversation. */
export interface TimelineEvent {
  readonly id: string;
  readonly at: Instant;
  readonly by: Actor;
  readonly kind: EventKind;
  readonly isVisibleToCustomer: boolean;
  /** Vendor's own order among events of one instant, where it gives one. */
  readonly sequence?: number;
  /** A short customer message made only of thanks, greetings or emoji. Judged in passing; the text is not kept. */
  readonly isCourtesy?: boolean;
  /** A bot's real answer, as against a receipt ("we got your message"). */
  readonly isAnswer?: boolean;
  /** The customer asked for a person, or the bot handed over. */
  readonly asksForHuman?: boolean;
  /** Channel of this event where a thread moves between doors (raw vendor value). */
  readonly channel?: string;
  /** `merged`: the conversation this one went into. */
  readonly into?: string;
  /** `solved`/`ended` set by a timer or rule, not by a person. */
  readonly isAutomatic?: boolean;
}

export type RatingScale = '1-5' | '0-10' | '1-7' | '1-10' | '1-3' | '0-1';

export interface Rating {
  readonly metric: 'csat' | 'nps' | 'ces';
  readonly value: number;
  readonly scale: RatingScale;
  readonly questionId?: string;
  readonly mode?: string;
  readonly invitedAt?: Instant;
  readonly answeredAt?: Instant;
}

/** Keyed hash of a normalised customer address; never the address. */
export type CustomerHash = string;

/** What a connector read of one vendor thread. */
export interface ConversationRead {
  readonly id: string;
  /** `whole` replaces the stored timeline; `part` is merged into it by event id. */
  readonly coverage: 'whole' | 'part';
  /** The vendor's own change stamp, for ordering revisions; null where there is none. */
  readonly updatedAt: Instant | null;
  /** Raw vendor value; ingestion maps it. */
  readonly channel: string;
  /** Raw vendor values, first = oldest, last = the one set last. */
  readonly topics: readonly string[];
  readonly startedBy: 'customer' | 'company';
  readonly customer: CustomerHash | null;
  readonly events: readonly TimelineEvent[];
  readonly dueAt: Instant | null;
  readonly promiseKept?: boolean | null;
  readonly counts: { readonly reopens?: number | null; readonly transfers?: number | null };
  readonly ratings: readonly Rating[];
  readonly answerCorrect: boolean | null;
  /** When the answer was judged; left out where the vendor does not say. */
  readonly reviewedAt?: Instant | null;
  readonly resolvedFirstContact: boolean | null;
  readonly language?: string | null;
  readonly segment?: string | null;
  readonly status?: string | null;
  readonly surveyMode?: string | null;
  readonly link?: string | null;
  /** True where the vendor gives dates without a time: waits are then good to a day only. */
  readonly isDateOnly?: boolean;
  /** True for a flat row: one episode, built by `minimalTimeline`, no timeline worth keeping. */
  readonly isFlat?: boolean;
  /** Measurements refused while reading (a negative duration, an end in the future). */
  readonly faults?: readonly MeasurementFault[];
}

/** Why a measurement of an interaction is refused; the interaction itself stays. */
export type MeasurementFault =
  | 'first_response_before_opening'
  | 'resolution_before_opening'
  | 'abandoned_before_opening'
  | 'end_in_the_future'
  | 'rating_outside_scale';

/** What a source is able to say: only these fields yield measurements ("not measured" is not "none"). */
export const measurableFields = [
  'firstResponseAt',
  'resolvedAt',
  'abandonedAt',
  'dueAt',
  'promiseKept',
  'reopens',
  'transfers',
  'csat',
  'nps',
  'ces',
  'answerCorrect',
  'resolvedFirstContact',
  'customer',
] as const;
export type MeasurableField = (typeof measurableFields)[number];
