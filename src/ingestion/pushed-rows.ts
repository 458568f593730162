/** Pushed records -> interactions to save, and what each sender is told of each of its rows. Pure. */
import type { PushedOutcome } from '../connectors/push/normalise.js';
import type { Instant } from '../domain/clock.js';
import { cutEpisodes, type CutContext } from '../domain/episode.js';
import type { Interaction } from '../domain/interaction.js';
import type { PageToSave, RowFate, SkippedRow } from '../storage/page.js';
import { leftOutRow } from './ingest-page.js';

/** `refused`: it cannot be read; `left_out`: it is nothing that counts (an internal channel, erased before). */
export const pushFates = [
  ...(['stored', 'updated', 'unchanged', 'older'] as const satisfies readonly RowFate[]),
  ...(['refused', 'left_out'] as const),
] as const;
export type PushFate = (typeof pushFates)[number];

/** What became of one row, for its sender. */
export interface PushedRow {
  /** Its place in the push, from 1. */
  readonly row: number;
  readonly id: string | null;
  readonly fate: PushFate;
  /** Why it was refused or left out; null for the rest. */
  readonly reason: string | null;
}

/** One row on its way into the store. */
export interface GivenRow {
  readonly row: number;
  readonly interactions: readonly Interaction[];
  readonly skipped: readonly SkippedRow[];
  /** Its newest instant that has passed: what was pushed up to then is there. */
  readonly newest: Instant | null;
  /** Set while the row is saved. */
  fate: RowFate | null;
}

export function givenRow(
  row: number,
  outcome: PushedOutcome,
  mapping: CutContext,
  now: Instant,
): GivenRow {
  const newest = newestOf(outcome, now);
  if (outcome.kind === 'skipped') {
    const { skipped } = outcome;
    const refused = { ...skipped, isRefused: skipped.isFault };
    return { row, interactions: [], skipped: [refused], newest, fate: null };
  }
  const { interactions, leftOut } = cutEpisodes(outcome.conversation, mapping);
  return { row, interactions, skipped: leftOut.map(leftOutRow), newest, fate: null };
}

/** The change stamp where there is one, else the newest other instant (promises due excepted); never in the future. */
function newestOf({ values }: PushedOutcome, now: Instant): Instant | null {
  if (values === null) return null;
  const { updatedAt, dueAt, ...others } = values.instants;
  const told = updatedAt === undefined ? Object.values(others) : [updatedAt];
  const past = told.filter((instant) => instant !== dueAt && instant.at <= now);
  return past.length === 0 ? null : Math.max(...past.map(({ at }) => at));
}

/** One page of rows from one or many senders; what becomes of each is written into it. */
export function pageOfGiven(source: string, rows: readonly GivenRow[]): PageToSave {
  const rowOf = new Map(
    rows.flatMap((row) => row.interactions.map((each) => [each, row] as const)),
  );
  const newest = rows.flatMap((row) => row.newest ?? []);
  return {
    source,
    interactions: [...rowOf.keys()],
    recut: [],
    skipped: rows.flatMap(({ skipped }) => skipped),
    completeUntil: newest.length === 0 ? null : Math.max(...newest),
    leaseEpoch: null,
    onRow: (interaction, fate) => {
      rowOf.get(interaction)!.fate = fate;
    },
  };
}

/** What the sender of a saved row is told. */
export function toldOf({ row, interactions, skipped, fate }: GivenRow): PushedRow {
  const [left] = skipped;
  const id = interactions[0]?.id ?? null;
  if (left !== undefined) {
    const isNamed = left.key !== placeOf(row);
    return {
      ...{ row, id: isNamed ? left.key : null, reason: left.reason },
      fate: left.isFault ? 'refused' : 'left_out',
    };
  }
  if (fate === null) return { row, id, fate: 'left_out', reason: 'erased_or_past_retention' };
  return { row, id, fate, reason: fate === 'older' ? 'newer_revision_stored' : null };
}

/** How a row without an id is called among the skipped. */
export function placeOf(row: number): string {
  return `row ${row}`;
}
