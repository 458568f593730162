// The words of a decision: what is sent or held, and the named reason for it.
import type { Instant } from '../domain/clock.js';
import type { Gap, GapChange } from '../domain/gap.js';

export type SendReason =
  | 'first'
  | 'worsened'
  | 'reopened'
  | 'resolved'
  /** Late data took away what opened it. */
  | 'corrected'
  /** Open already when watching began: told in one summary with all others like it. */
  | 'found_in_history'
  /** A person acted on the gap: the root is edited and the log gets a line, no new message. */
  | 'acted_on'
  | 'digest_due'
  | 'source_late'
  | 'source_broken'
  | 'channel_silent'
  | 'source_returned';

export type HoldReason =
  | 'unchanged'
  | 'grouping'
  | 'quiet_hours'
  | 'snoozed'
  | 'accepted'
  | 'inhibited'
  | 'folded_into_parent'
  | 'daily_cap'
  | 'incomplete_data'
  | 'no_route';

/** A gap with the changes nobody has been told of yet, oldest first. */
export interface PendingGap {
  readonly gap: Gap;
  readonly changes: readonly GapChange[];
  /** What the route last said of it; null = never mentioned there. */
  readonly lastSaid: 'open' | 'resolved' | null;
  /** Told so far only in the summary of what history held: it has no message of its own. */
  readonly isSummarised?: boolean;
  /** A channel of it lacks data up to the instant the gap is judged at. */
  readonly isIncomplete: boolean;
}

export type Decision =
  | {
      readonly verdict: 'send';
      readonly reason: SendReason;
      readonly thread: string;
      readonly gapId: string;
      readonly changeIds: readonly number[];
    }
  | {
      readonly verdict: 'hold';
      readonly reason: HoldReason;
      readonly thread: string;
      readonly gapId: string;
      readonly changeIds: readonly number[];
      /** When it is worth deciding again; null = when something changes. */
      readonly until: Instant | null;
      /** Nothing of these changes will ever be said: they count as announced. */
      readonly isFinal: boolean;
    };

/** One thread is one topic on one route; all shared topics together are a thread of their own. */
export function threadOf(gap: Pick<Gap, 'topic'>): string {
  return gap.topic === null ? 'all-topics' : `topic:${gap.topic}`;
}
