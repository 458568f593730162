// What is measured of an interaction, and by which rules.
import type { Calendar } from './calendar.js';
import type { Variant } from './cell.js';
import type { ChannelKind } from './channel.js';
import type { Instant } from './clock.js';
import type { Interaction } from './interaction.js';
import type { MetricId } from './metric-definition.js';
import type { ServicePromise } from './promise.js';

/**
 * One metric's value for one interaction, as it stands at some instant.
 * `open`/`pending` values are still undecided; `censored` ones never will be.
 */
export type MeasuredValue =
  | {
      readonly kind: 'duration';
      readonly outcome: 'ended' | 'censored' | 'open';
      readonly seconds: number;
    }
  | { readonly kind: 'share'; readonly outcome: 'yes' | 'no' | 'pending' }
  | { readonly kind: 'rating'; readonly value: number };

export interface Measurement {
  readonly metric: MetricId;
  readonly variant: Variant;
  readonly value: MeasuredValue;
  /**
   * From this instant of `completeUntil` on the value can no longer change by the mere passing of time
   * (0 = at once; an open wait: its follow-up limit; a seven-day metric: when its window has passed).
   * Segments hold exactly the settled measurements; the rest is read from the rows.
   */
  readonly settlesAt: Instant;
}

/** Which reading of which metric a value is. */
export type Measured = Pick<Measurement, 'metric' | 'variant'>;

/** Hears measurements one by one as plain values: where millions are counted, a list of objects each is half the cost. */
export interface MeasurementSink {
  duration(
    what: Measured,
    outcome: 'ended' | 'censored' | 'open',
    seconds: number,
    settlesAt: Instant,
  ): void;
  share(what: Measured, outcome: 'yes' | 'no' | 'pending', settlesAt: Instant): void;
  rating(what: Measured, value: number, settlesAt: Instant): void;
}

/**
 * Interaction -> measurements as they stand at `asOf` (the source's `completeUntil`).
 * For a settled measurement the value is the same for every `asOf >= settlesAt`.
 */
export interface Measurer {
  (interaction: Interaction, asOf: Instant): readonly Measurement[];
  /** The same measurements in the same order, one by one. */
  tell(interaction: Interaction, asOf: Instant, sink: MeasurementSink): void;
}

/** What the measurer goes by: everything configurable about measuring. */
export interface MeasureRules {
  readonly promises: readonly ServicePromise[];
  /** Calendar of a channel id; null = always open. */
  readonly calendarOf: (channel: string) => Calendar | null;
  /** Follow-up limits in seconds: a wait is watched no longer than this. */
  readonly limits: { readonly first_response: number; readonly resolution: number };
  /** How long after the event that starts its window a looking-ahead metric becomes ripe, seconds. */
  readonly ripeSeconds: number;
  /** Kind of a channel id; where given, abandonment is measured on `voice` and `chat` only. */
  readonly kindOf?: (channel: string) => ChannelKind | null;
}
