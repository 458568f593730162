/** What is remembered of reading a source: the live cursor, and beside it the tail and the backfill with their own. */
import type { AnyConnector } from '../connectors/connector.js';
import type { Instant } from '../domain/clock.js';
import type { Window } from '../domain/window.js';

export interface SourceState {
  readonly connector: string;
  readonly version: number;
  /** Where incremental reading stands; null = it starts afresh. */
  readonly live: unknown;
  /** A re-reading of the last days that is under way. */
  readonly tail?: { readonly from: Instant; readonly state: unknown };
  /** When the last days were read again, or all was read first; null = never. */
  readonly tailedAt: Instant | null;
  readonly backfill?: BackfillState;
}

/** A stretch of history still to be read: newest window first. */
export interface BackfillState {
  /** What is still to be read. */
  readonly rest: Window;
  /** The window being read, and where its reading stands. */
  readonly window: Window;
  readonly state: unknown;
}

const windowDays = 7;
const dayMs = 86_400_000;

/** The state as it was stored, whatever connector or version stored it. */
export function sourceStateOf(stored: unknown, connector: AnyConnector): SourceState {
  const { id, stateVersion } = connector;
  const fresh = { connector: id, version: stateVersion, live: null, tailedAt: null };
  if (stored === null || stored === undefined) return fresh;
  if (!isSourceState(stored)) return { ...fresh, live: stored };
  if (stored.connector !== id) return fresh;
  if (stored.version === stateVersion) return stored;
  const live = connector.migrateState?.(stored.live, stored.version) ?? null;
  return { ...fresh, live, tailedAt: stored.tailedAt };
}

function isSourceState(stored: unknown): stored is SourceState {
  const { connector, version } = stored as Partial<SourceState>;
  return (
    typeof connector === 'string' && typeof version === 'number' && 'live' in (stored as object)
  );
}

/** The state with a stretch of history to be read; a stretch asked for before is read along. */
export function withBackfill(state: SourceState, asked: Window): SourceState {
  const known = state.backfill?.rest;
  const rest = known
    ? { from: Math.min(known.from, asked.from), to: Math.max(known.to, asked.to) }
    : asked;
  return { ...state, backfill: { rest, window: newestWindow(rest), state: null } };
}

/** The backfill after its window has been read; undefined = all is read. */
export function nextBackfill({ rest, window }: BackfillState): BackfillState | undefined {
  const left = { from: rest.from, to: window.from };
  if (left.to <= left.from) return undefined;
  return { rest: left, window: newestWindow(left), state: null };
}

function newestWindow({ from, to }: Window): Window {
  return { from: Math.max(from, to - windowDays * dayMs), to };
}
