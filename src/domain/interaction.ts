import type { Instant } from './clock.js';
import type {
  CustomerHash,
  MeasurableField,
  MeasurementFault,
  RatingScale,
} from './conversation.js';

/** How an episode ended. `open`: it has not. */
export type EpisodeEnd = 'open' | 'solved' | 'abandoned' | 'merged' | 'closed_unanswered';

/**
 * One episode of a conversation: from the customer's first unanswered word until it is over.
 * Key: (source, id, episode). All instants UTC.
 */
export interface Interaction {
  readonly source: string;
  /** The vendor's conversation id. */
  readonly id: string;
  /** 1 for the first episode of the conversation. */
  readonly episode: number;
  readonly channel: string;
  /** Id in the shared taxonomy; null = unmapped. */
  readonly topic: string | null;
  /** The raw vendor value the topic was mapped from, kept so that a changed mapping can re-map history. */
  readonly rawTopic: string | null;
  readonly openedAt: Instant;
  readonly firstResponseAt: Instant | null;
  readonly firstAutomatedResponseAt: Instant | null;
  readonly resolvedAt: Instant | null;
  readonly abandonedAt: Instant | null;
  readonly end: EpisodeEnd;
  /** Settled by a bot alone: owes no human wait, stays in the outcome metrics. */
  readonly isSettledByBot: boolean;
  /**
   * Where only the customer's silence proves `isSettledByBot`: the bot's answer + 24 h; earlier than that the episode
   * counts as still open. Null or absent: proven (the source called it solved), or no matter of a bot.
   */
  readonly botSilenceUntil?: Instant | null;
  /** Conversation id this one was merged into; its wait stays, its outcome belongs to the survivor. */
  readonly mergedInto: string | null;
  readonly dueAt: Instant | null;
  readonly promiseKept: boolean | null;
  /** Next customer turn in the same conversation after the end; null = none so far. */
  readonly reopenedAt: Instant | null;
  readonly reopens: number | null;
  readonly transfers: number | null;
  readonly csat: number | null;
  readonly nps: number | null;
  readonly ces: number | null;
  readonly scales: Readonly<Partial<Record<'csat' | 'nps' | 'ces', RatingScale>>>;
  readonly answerCorrect: boolean | null;
  readonly resolvedFirstContact: boolean | null;
  /** True where `resolvedFirstContact` is what customers answered when asked; else it is the source's own judgement. */
  readonly isFirstContactSurveyed?: boolean;
  readonly customer: CustomerHash | null;
  readonly language: string | null;
  readonly segment: string | null;
  readonly status: string | null;
  readonly surveyMode: string | null;
  readonly link: string | null;
  readonly updatedAt: Instant | null;
  readonly isDateOnly: boolean;
  readonly faults: readonly MeasurementFault[];
  /** What its source maps at all: a metric whose field is absent here is not measured. */
  readonly measurable: readonly MeasurableField[];
  /** Next interaction of the same customer on the same topic (any channel), filled by the store; see `channel_escape`. */
  readonly nextContact: { readonly at: Instant; readonly channel: string } | null;
}
