// One look of the monitor: every finished day that nobody has judged yet, oldest first.
import type { Clock } from '../domain/clock.js';
import { dayNumber, isoWeekOf, weekdayOf } from '../domain/civil-day.js';
import { advanceDay, type DayAdvanced, type MonitorState } from './advance-day.js';
import { daysBetween, frameOf } from './day-frame.js';
import type { DetectionStores } from './detection-stores.js';
import { duePairs, pairName, type DuePair } from './due-pairs.js';
import type { GapStep } from './gap-step.js';
import { openLiveBook, type LiveBook } from './live-day.js';
import { readOnset } from './onset-reader.js';
import { recordSteps, resolveForgotten } from './record-steps.js';
import { rulesOf, type DetectionRoom } from './room-settings.js';
import {
  changedWeeks,
  firstStoredDay,
  judgedIn,
  keepState,
  readMemo,
  readState,
} from './stored-state.js';
import { watchedPairs } from './watched-pairs.js';
import { createWeekReader, type WeekReader } from './week-reader.js';

export interface DetectionParts {
  readonly stores: DetectionStores;
  readonly room: DetectionRoom;
  readonly clock: Clock;
}

/** What a look did. */
export interface DetectionResult {
  /** Days judged, over all pairs. */
  readonly days: number;
  /** News of gaps, oldest first. */
  readonly steps: readonly GapStep[];
}

/** Pairs with the same days to judge, judged together. */
interface Stretch {
  readonly from: string;
  readonly to: string;
  readonly pairs: ReadonlySet<string>;
}

function stretches(due: readonly DuePair[]): readonly Stretch[] {
  const found = new Map<string, Stretch & { pairs: Set<string> }>();
  for (const { pair, from, to } of due) {
    const key = `${from} ${to}`;
    const known = found.get(key) ?? { from, to, pairs: new Set<string>() };
    known.pairs.add(pair);
    found.set(key, known);
  }
  return [...found.values()].sort((one, other) => (one.from < other.from ? -1 : 1));
}

interface Looking extends DetectionParts {
  readonly weeks: WeekReader;
  readonly changed: readonly string[];
  readonly leaseEpoch: number | null;
}

interface Judged {
  readonly state: MonitorState;
  readonly steps: readonly GapStep[];
  readonly scored: ReadonlySet<string>;
}

/** Weeks older than the run that late rows changed: brought in on a Sunday, when older weeks are scored again. */
async function reloadLate(live: LiveBook, day: string, changed: readonly string[]): Promise<void> {
  if (weekdayOf(dayNumber(day)) !== 7) return;
  const oldest = frameOf(day).weeks[0] as string;
  for (const week of changed)
    if (week >= oldest && week < isoWeekOf(dayNumber(day))) await live.reload(week);
}

async function judgeStretch(
  looking: Looking,
  before: MonitorState,
  { from, to, pairs }: Stretch,
): Promise<Judged> {
  const { room, weeks, changed } = looking;
  const live = openLiveBook(weeks);
  const steps: GapStep[] = [];
  let state = before;
  let advanced: DayAdvanced | null = null;
  for (const day of daysBetween(from, to)) {
    await live.fillTo(day);
    await reloadLate(live, day, changed);
    const watches = watchedPairs(live.book.series(), room.scope).filter(({ measure: { a, b } }) =>
      pairs.has(pairName(a.channel, b.channel)),
    );
    advanced = advanceDay(state, { day, watches, book: live.book, settings: room.settings });
    state = advanced.state;
    await recordSteps(looking, advanced.steps, (step) => readOnset(step, weeks));
    steps.push(...advanced.steps);
  }
  await recordSteps(looking, advanced?.tellOpen() ?? [], (step) => readOnset(step, weeks));
  return { state, steps, scored: live.loaded };
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

async function judgeAll(
  looking: Looking,
  before: MonitorState,
  due: readonly DuePair[],
): Promise<Judged> {
  let state = before;
  const steps: GapStep[] = [];
  const scored = new Set<string>();
  for (const stretch of stretches(due)) {
    const judged = await judgeStretch(looking, state, stretch);
    state = judged.state;
    steps.push(...judged.steps);
    for (const week of judged.scored) scored.add(week);
  }
  return { state, steps, scored };
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
  const weeks = createWeekReader(stores.tallies, room.zone);
  const changed = await changedWeeks(stores, room.zone);
  const looking: Looking = { ...parts, weeks, changed, leaseEpoch };
  const before = await readState(stores, memo, options);
  const { state, steps, scored } = await judgeAll(looking, before, due);
  if (memo === null) await resolveForgotten(looking, state);
  const judged = new Map([...known, ...due.map(({ pair, to }) => [pair, to] as const)]);
  await keepState(stores, { state, judged, weeks: scored, revision, leaseEpoch }, options);
  return { days: due.reduce((sum, { from, to }) => sum + daysBetween(from, to).length, 0), steps };
}
