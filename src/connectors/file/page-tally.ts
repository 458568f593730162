// What one page gathers while its records go by.
import type { Instant } from '../../domain/clock.js';
import type { ConversationRead } from '../../domain/conversation.js';
import type { Range, SkippedRecord } from '../connector.js';
import type { FlatOutcome } from '../flat-row.js';
import type { FieldName } from '../flat-fields.js';
import type { FlatValues } from '../flat-values.js';
import type { FileState } from './state.js';

/** The conversations, refusals and marks of one page. */
export interface PageTally {
  /** By id: of several rows about one case the last version counts. */
  readonly conversations: ReadonlyMap<string, ConversationRead>;
  readonly skipped: readonly SkippedRecord[];
  readonly remarks: Readonly<Record<string, number>>;
  /** Takes one record in; instants after `limit` say nothing about completeness. */
  add(outcome: FlatOutcome, limit: Instant): void;
  /** The state with what was newest on this page. */
  marked(state: FileState): FileState;
}

export function createTally(range: Range): PageTally {
  const conversations = new Map<string, ConversationRead>();
  const skipped: SkippedRecord[] = [];
  const remarks: Record<string, number> = {};
  let [newestChange, newestInstant] = [-Infinity, -Infinity];
  const mark = ({ instants }: FlatValues, limit: Instant): void => {
    for (const field in instants) {
      const { at, latest, oddity } = instants[field as FieldName]!;
      if (oddity !== null)
        remarks[`local_time_${oddity}`] = (remarks[`local_time_${oddity}`] ?? 0) + 1;
      const known = latest <= limit ? latest : at;
      if (field === 'dueAt' || known > limit) continue;
      if (field === 'updatedAt') newestChange = Math.max(newestChange, known);
      else newestInstant = Math.max(newestInstant, known);
    }
  };
  return {
    ...{ conversations, skipped, remarks },
    add: (outcome, limit) => {
      if (outcome.kind === 'ambiguous') return;
      if (outcome.values !== null) mark(outcome.values, limit);
      if (!isWanted(outcome, range)) return;
      if (outcome.kind === 'skipped') skipped.push(outcome.skipped);
      else keepNewer(conversations, outcome.conversation);
    },
    marked: (state) => ({
      ...state,
      newestChange: newerOf(state.newestChange, newestChange),
      newestInstant: newerOf(state.newestInstant, newestInstant),
    }),
  };
}

/** A backfill asks for one stretch of openings; every other reading takes all. */
function isWanted(outcome: FlatOutcome, range: Range): boolean {
  if (range.kind !== 'backfill' || outcome.kind === 'ambiguous') return true;
  const openedAt = outcome.values?.instants.openedAt?.at ?? null;
  return openedAt === null || (openedAt >= range.from && openedAt < range.to);
}

function keepNewer(kept: Map<string, ConversationRead>, one: ConversationRead): void {
  const earlier = kept.get(one.id);
  if (earlier !== undefined && (one.updatedAt ?? Infinity) < (earlier.updatedAt ?? -Infinity))
    return;
  if (earlier !== undefined) kept.delete(one.id);
  kept.set(one.id, one);
}

function newerOf(known: Instant | null, seen: Instant): Instant | null {
  const newest = Math.max(known ?? -Infinity, seen);
  return Number.isFinite(newest) ? newest : null;
}
