// What ingestion hands over for one page, and what became of it.
import type { Instant } from '../domain/clock.js';
import type { ConversationRead } from '../domain/conversation.js';
import type { Interaction } from '../domain/interaction.js';

/** A row that yields no interaction: it cannot be read (a fault), or is left out on purpose. */
export interface SkippedRow {
  /** The row's own id where it has one, so that it leaves this list once it can be read. */
  readonly key: string;
  readonly reason: string;
  readonly isFault: boolean;
  readonly openedAt: Instant | null;
  readonly channel: string | null;
  /** A few fields for inspection, as the connector gives them; never text of the customer. */
  readonly sample: Readonly<Record<string, string>> | null;
  /** Where known: an older one never displaces a newer readable row. */
  readonly updatedAt?: Instant | null;
  /** Refused to whoever sent it: what is stored under its key stays. Else a row that became unreadable goes. */
  readonly isRefused?: boolean;
}

/** What became of a row; `older`: a newer revision of it is stored. */
export type RowFate = 'stored' | 'updated' | 'unchanged' | 'older';

export interface PageToSave {
  readonly source: string;
  readonly interactions: readonly Interaction[];
  /** Conversations given whole: stored episodes of theirs that are not in `interactions` are removed. */
  readonly recut: readonly string[];
  readonly skipped: readonly SkippedRow[];
  /** The connector's next state; left out = unchanged. */
  readonly state?: unknown;
  /** null: this page proves nothing new. It never moves backwards. */
  readonly completeUntil: Instant | null;
  /** Epoch of the lease this writer holds; null = no lease needed (command line, push on a single process). */
  readonly leaseEpoch: number | null;
  /** Hears what becomes of each interaction; true only once the page is saved. Of what was erased it hears nothing. */
  readonly onRow?: (interaction: Interaction, fate: RowFate) => void;
  /** Merged timelines to keep, for sources that send fragments. */
  readonly timelines?: readonly ConversationRead[];
}

export interface SavedPage {
  readonly stored: number;
  readonly updated: number;
  /** Redelivered, or older than what is stored. */
  readonly unchanged: number;
  /** Stored episodes taken away: recut, withdrawn or no longer readable. */
  readonly removed: number;
  readonly skipped: number;
}
