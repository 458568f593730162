// Evidence that was scored before, stretch by stretch, and need not be again: what a comparison takes from it.
import type { Evidence } from './evidence.js';
import type { PairMeasure } from './pair-measure.js';
import type { PairSum } from './pair-sum.js';
import type { Remembered } from './remembered.js';
import type { BookedUnit } from './timetable.js';
import type { TopicUnits } from './topic-units.js';

/** Scored each by itself: every channel is known beyond the units, and nothing in them is dated without a time. */
export interface Booked {
  /** Oldest first. */
  readonly units: readonly BookedUnit[];
  /** Sums over the units of the window; series that have not changed are the same objects as before. */
  readonly evidence: Evidence;
  /** What was made of it before. */
  readonly remembered: Remembered;
  /** What a channel did in the window on a topic (null: on any, or on none): the same value until it changes. */
  stateOf(channel: string, topic: string | null): unknown;
  /** Readies what these pairs will ask for: cheaper for all of them at once. */
  prepare(measures: readonly PairMeasure[]): void;
  /** Of a pair that was prepared: the same things as long as nothing that is booked of it has changed. */
  madeOf(measure: PairMeasure): readonly unknown[];
  /** Of a pair that was prepared. */
  scored(measure: PairMeasure): BookedPair;
}

/** What is booked of a pair. */
export interface BookedPair {
  /** The same things as long as nothing that is booked of it outside the window has changed, in units that lie as they do. */
  readonly taught: readonly unknown[];
  /** What each booked unit says. */
  readonly units: readonly (TopicUnits | undefined)[];
  /** A topic over the units of the window; another object once it has changed; `neverMet` where the channels never did. */
  windowOf(topic: string): PairSum;
}
