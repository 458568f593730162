import type { MetricId } from './metric.js';
import type { Variant } from './cell.js';
import type { Instant } from './clock.js';

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

/**
 * Interaction -> measurements as they stand at `asOf` (the source's `completeUntil`).
 * For a settled measurement the value is the same for every `asOf >= settlesAt`.
 */
export type Measurer = (
  interaction: MeasurableInteraction,
  asOf: Instant,
) => readonly Measurement[];

type MeasurableInteraction = import('./interaction.js').Interaction;
