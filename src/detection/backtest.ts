// What the rules would have said: history replayed day by day, nothing known before its time.
import type { Interaction } from '../domain/interaction.js';
import type { Measurement, Measurer } from '../domain/measure.js';
import { localDay } from '../domain/zone.js';
import { advanceDay, type MonitorState } from './advance-day.js';
import { eventOf, type BacktestEvent } from './backtest-event.js';
import { daysBetween } from './day-frame.js';
import type { DetectionSettings } from './detection-settings.js';
import { openEvidenceBook } from './evidence-book.js';
import type { GapStep } from './gap-step.js';
import { createReplay } from './replay.js';
import { replayOnset } from './replay-onset.js';
import { watchedPairs, type WatchScope } from './watched-pairs.js';
import type { Watch } from './watch.js';

export interface BacktestInput {
  /** All that is stored, in any order: what lies before `from` teaches. */
  readonly interactions: readonly Interaction[];
  readonly measurer: Measurer;
  /** Report zone (IANA). */
  readonly zone: string;
  readonly hasLanguages: boolean;
  readonly scope: WatchScope;
  readonly settings: DetectionSettings;
  /** First and last local day (YYYY-MM-DD) whose events are told. */
  readonly from: string;
  readonly to: string;
}

export interface BacktestDay {
  readonly day: string;
  readonly steps: readonly GapStep[];
  readonly state: MonitorState;
}

function isWatchedBy({ metrics }: WatchScope): (measurement: Measurement) => boolean {
  const watched = new Set(metrics.map(({ id }) => id));
  return ({ metric, variant }) => watched.has(metric) && variant !== 'staffed';
}

function firstDay(interactions: readonly Interaction[], zone: string): string | null {
  let first = Infinity;
  for (const { openedAt } of interactions) first = Math.min(first, openedAt);
  return Number.isFinite(first) ? localDay(first, zone) : null;
}

/**
 * Plays every stored day up to `to`, oldest first, and yields each: answers, solutions and ratings count from when they arrived. The same
 * steps as the live monitor takes at the end of each day, however often it polls.
 */
export function* backtest(input: BacktestInput): Generator<BacktestDay> {
  const { interactions, zone, scope, settings, from, to } = input;
  const book = openEvidenceBook('week');
  const replay = createReplay({ ...input, isWatched: isWatchedBy(scope) }, book);
  let state: MonitorState = new Map();
  let watches: readonly Watch[] = [];
  let readings = 0;
  for (const day of daysBetween(firstDay(interactions, zone) ?? from, to)) {
    replay.play(day);
    const series = book.series();
    if (series.length !== readings) watches = watchedPairs(series, scope);
    readings = series.length;
    const advanced = advanceDay(state, { day, watches, book, settings });
    state = advanced.state;
    yield { day, steps: day >= from ? advanced.steps : [], state };
  }
}

/** The same as lines to print, openings with their onset. */
export function* backtestEvents(
  input: BacktestInput,
  onDay: (day: string) => void = () => undefined,
): Generator<BacktestEvent> {
  for (const { day, steps } of backtest(input)) {
    onDay(day);
    for (const step of steps)
      yield eventOf(step, step.kind === 'opened' ? replayOnset(step, input) : null);
  }
}
