// What a comparison of all channels needs to be told.
import type { Channel } from '../domain/channel.js';
import type { Instant } from '../domain/clock.js';
import type { Basis, ComparisonClock, ReasonCode } from '../domain/comparison.js';
import type { MetricDefinition } from '../domain/metric.js';
import type { Window } from '../domain/window.js';
import type { Booked } from './booked.js';
import type { EvidenceBlock } from './evidence.js';
import type { ComparisonSettings } from './settings.js';

/** Something outside the figures that bears on a pair: unlike survey modes, unlike sampling of reviews, too few linkable contacts. */
export interface Caution {
  readonly reasonCode: ReasonCode;
  /** Added to the reason, or the whole of it where the caution refuses. English, no full stop. */
  readonly words: string;
  /** True: no verdict at all. False: figures are shown and a gap counts one severity less. */
  readonly isRefusal: boolean;
  /** What the words were made of, so that they can be said in another language. */
  readonly values?: Readonly<Record<string, string | number>>;
}

export interface ComparisonInput {
  readonly window: Window;
  /** Report zone (IANA): its local days cut the window. */
  readonly zone: string;
  /** One a local day and part of the day, from 26 ISO weeks and more before the window's end, as far as stored, up to its end. Any order. */
  readonly blocks: readonly EvidenceBlock[];
  /** The evidence where it is booked already, stretch by stretch; the blocks are not looked at then. */
  readonly booked?: Booked;
  readonly channels: readonly Channel[];
  readonly metrics: readonly MetricDefinition[];
  readonly clock: ComparisonClock;
  readonly bases: readonly Basis[];
  readonly settings: ComparisonSettings;
  /** Up to when both channels are known to be whole. */
  completeUntil(channelA: string, channelB: string): Instant;
}
