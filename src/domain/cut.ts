// What cutting a conversation needs, and what it yields.
import type { Instant } from './clock.js';
import type { MeasurableField } from './conversation.js';
import type { Interaction } from './interaction.js';

/** The topic of some raw values, and the raw value it came from. */
export interface MappedTopic {
  readonly topic: string | null;
  readonly raw: string | null;
}

export interface CutContext {
  readonly source: string;
  /** Channel id of a raw value; null = internal, undefined = unknown. */
  readonly mapChannel: (raw: string) => string | null | undefined;
  readonly mapTopic: (raws: readonly string[]) => MappedTopic;
  readonly measurable: readonly MeasurableField[];
  /** True where the source's `resolvedFirstContact` comes from asking the customer. */
  readonly isFirstContactSurveyed?: boolean;
}

export type LeftOutReason =
  'internal_channel' | 'unknown_channel' | 'outbound_unanswered' | 'nothing_from_customer';

/** A conversation that yields no interaction, counted by reason. */
export interface LeftOut {
  /** The conversation's id. */
  readonly key: string;
  readonly reason: LeftOutReason;
  /** Its first event; null where it has none. */
  readonly openedAt: Instant | null;
  /** Channel id; the raw vendor value where it maps to none. */
  readonly channel: string;
}

export interface EpisodeCut {
  readonly interactions: readonly Interaction[];
  readonly leftOut: readonly LeftOut[];
}
