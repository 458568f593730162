// One step in the life of a gap, as a finished day showed it.
import type { CellReading } from './cell-reading.js';
import type { Estimate } from './estimate.js';
import type { Direction } from './evidence-strength.js';
import type { Watch } from './watch.js';

/** `seen`: the gap stands open and is told anew, which is no news; `corrected`: late data took away what opened it. */
export type StepKind = 'opened' | 'worsened' | 'resolved' | 'corrected' | 'seen';

export interface GapStep {
  readonly kind: StepKind;
  /** The finished local day (YYYY-MM-DD). */
  readonly day: string;
  readonly watch: Watch;
  /** null = all topics. */
  readonly topic: string | null;
  readonly worse: Direction;
  readonly openedOn: string;
  /** At opening, on the axis of `estimateCell`. */
  readonly effectAtOpening: number;
  /** Over the last four weeks; null where the channels did not meet in them. */
  readonly estimate: Estimate | null;
  readonly reading: CellReading;
  /** Contacts of the last four weeks against those of all topics of the pair, 0..1. */
  readonly shareOfContacts: number;
  /** A topic whose pair also has a gap open over all topics, in the same direction: a line under it, not news of its own. */
  readonly isUnderAllTopics: boolean;
}
