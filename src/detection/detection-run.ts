// One look of the monitor: every finished day that nobody has judged yet, oldest first.
import type { Clock, Instant } from '../domain/clock.js';
import { localDay } from '../domain/zone.js';
import type { MonitorState } from './advance-day.js';
import { daysBetween } from './day-frame.js';
import type { DetectionStores } from './detection-stores.js';
import { duePairs, type DuePair } from './due-pairs.js';
import type { GapStep } from './gap-step.js';
import {
  judgeStretch,
  stretchesOf,
  type Judged,
  type Reading,
  type ToldStep,
} from './judge-stretch.js';
import type { LiveBook } from './live-day.js';
import type { LookMemory } from './look-memory.js';
import { readOnset } from './onset-reader.js';
import { recordSteps, resolveForgotten } from './record-steps.js';
import { isWatchedCell, rulesOf, type DetectionRoom } from './room-settings.js';
import {
  changedWeeks,
  firstStoredDay,
  judgedIn,
  keepEvidence,
  keepLook,
  readMemo,
  readState,
  type StateOptions,
} from './stored-state.js';
import type { MonitorMemo } from './memory.js';
import { createWeekReader } from './week-reader.js';

export interface DetectionParts {
  readonly stores: DetectionStores;
  readonly room: DetectionRoom;
  readonly clock: Clock;
  /** Kept by a process that looks again and again; without it each look reads its weeks anew. */
  readonly memory?: LookMemory;
}

/** What a look did. */
export interface DetectionResult {
  /** Days judged, over all pairs. */
  readonly days: number;
  /** News of gaps, oldest first. */
  readonly steps: readonly GapStep[];
}

async function findDue(
  { stores, room, clock }: DetectionParts,
  judged: ReadonlyMap<string, string>,
): Promise<readonly DuePair[]> {
  const sources = await stores.sources.list();
  const completeUntil = new Map(sources.map((source) => [source.id, source.completeUntil]));
  const due = duePairs(room, { completeUntil, judged, firstDay: '' });
  if (due.every(({ pair }) => judged.has(pair))) return due;
  const firstDay = await firstStoredDay(stores, clock.now(), room.zone);
  return duePairs(room, { completeUntil, judged, firstDay });
}

/** All that a look found, before anything is written. */
interface Found {
  readonly state: MonitorState;
  readonly told: readonly ToldStep[];
  readonly scored: ReadonlySet<string>;
  readonly books: ReadonlyMap<string, LiveBook>;
}

async function judgeAll(
  reading: Reading,
  before: MonitorState,
  stretches: ReturnType<typeof stretchesOf>,
): Promise<Found> {
  const found: Judged[] = [];
  let state = before;
  for (const stretch of stretches) {
    const judged = await judgeStretch(reading, state, stretch);
    state = judged.state;
    found.push(judged);
  }
  return {
    state,
    told: found.flatMap(({ told }) => told),
    scored: new Set(found.flatMap(({ scored }) => [...scored])),
    books: new Map(found.map(({ live }) => [live.filledTo(), live])),
  };
}

/**
 * Judges every finished day not judged yet: one, after a normal night; all of history, oldest first, after an import. Pairs whose source is
 * late rest. Running it again changes nothing. Throws LeaseLostError where another process has taken over.
 */
export async function runDetection(
  parts: DetectionParts,
  leaseEpoch: number | null,
): Promise<DetectionResult> {
  const { stores, room } = parts;
  const options = { rules: rulesOf(room), zone: room.zone };
  const revision = await stores.revisions.read();
  const memo = await readMemo(stores, options);
  const known = judgedIn(memo);
  const due = await findDue(parts, known);
  if (due.length === 0) return { days: 0, steps: [] };
  const looking = { ...parts, leaseEpoch, options, revision, memo, known, due };
  const told = await judgeAndKeep(looking);
  const news = told.map(({ step }) => step).filter(({ kind }) => kind !== 'seen');
  return {
    days: due.reduce((sum, { from, to }) => sum + daysBetween(from, to).length, 0),
    steps: news,
  };
}

interface Looking extends DetectionParts {
  readonly leaseEpoch: number | null;
  readonly options: StateOptions;
  readonly revision: string;
  readonly memo: MonitorMemo | null;
  /** Pair -> last day judged. */
  readonly known: ReadonlyMap<string, string>;
  readonly due: readonly DuePair[];
}

async function openReading(
  { stores, room, options, memory }: Looking,
  look: number,
  changed: readonly Instant[],
): Promise<Reading> {
  const { zone } = room;
  return {
    room,
    weeks: createWeekReader(stores.tallies, zone, isWatchedCell(room)),
    warmth: memory?.take(look, options.rules) ?? null,
    staleWeeks: await changedWeeks(stores, zone),
    changedDays: changed.map((start) => localDay(start, zone)),
  };
}

/** Evidence first, then gaps, then the memo that all of it is done: a crash between them repeats the look. */
async function judgeAndKeep(looking: Looking): Promise<readonly ToldStep[]> {
  const { stores, leaseEpoch, options, memory, memo, known, due, revision } = looking;
  const look = memo?.look ?? 0;
  const changed = await stores.evidence.changedDays();
  const reading = await openReading(looking, look, changed);
  const { weeks } = reading;
  const before = reading.warmth?.state ?? (await readState(stores, memo, options));
  const { state, told, scored, books } = await judgeAll(reading, before, stretchesOf(due, known));
  const evidence = { state, weeks: scored, days: changed, revision, leaseEpoch };
  await keepEvidence(stores, evidence, options);
  await recordSteps(looking, told, (step, lastDay) => readOnset(step, lastDay, weeks));
  if (memo === null) await resolveForgotten(looking, state);
  const judged = new Map([...known, ...due.map(({ pair, to }) => [pair, to] as const)]);
  await keepLook(stores, { state, judged, look: look + 1, leaseEpoch }, options);
  memory?.keep({ look: look + 1, rules: options.rules, state, books });
  return told;
}
