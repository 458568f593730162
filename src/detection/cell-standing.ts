// Where each watched cell stands: still learning, judged every day, or frozen because its data are late.
import { dayNumber } from '../domain/civil-day.js';
import type { MonitorState } from './advance-day.js';
import { pairName } from './due-pairs.js';
import type { WatchState } from './watch-state.js';

export type CellPhase = 'learning' | 'live' | 'frozen';

export interface CellStanding {
  readonly metric: string;
  readonly basis: string;
  readonly channels: readonly [string, string];
  /** null = all topics. */
  readonly topic: string | null;
  readonly phase: CellPhase;
  /** Weeks in which both channels had contacts. */
  readonly weeks: number;
  /** Last local day judged (YYYY-MM-DD). */
  readonly judgedTo: string;
}

export interface StandingFrame {
  /** The last local day that is finished by the clock. */
  readonly lastFinishedDay: string;
  readonly minLearnedWeeks: number;
  /** Is any source of the pair expected to go on? A finished one is never late. */
  readonly isLive: (channels: readonly [string, string]) => boolean;
}

/** A pair so many days behind the clock is frozen; one day may still be on its way. */
const lateDays = 2;

function heldWeeks({ weeks }: WatchState, topic: string | null): number {
  const topics = [...weeks].filter(([own]) => topic === null || own === topic);
  return new Set(topics.flatMap(([, sums]) => [...sums.keys()])).size;
}

function standingsOf(
  watch: WatchState,
  judgedTo: string,
  { lastFinishedDay, minLearnedWeeks, isLive }: StandingFrame,
): readonly CellStanding[] {
  const [metric = '', basis = '', , a = '', b = ''] = watch.key.split('|');
  const channels = [a, b] as const;
  const behind = dayNumber(lastFinishedDay) - dayNumber(judgedTo);
  const isFrozen = isLive(channels) && behind >= lateDays;
  return [null, ...watch.weeks.keys()].map((topic) => {
    const weeks = heldWeeks(watch, topic);
    const phase = isFrozen ? 'frozen' : weeks < minLearnedWeeks ? 'learning' : 'live';
    return { metric, basis, channels, topic, phase, weeks, judgedTo };
  });
}

/** Every watched cell, all topics first. `judged` = pair -> last day judged. O(cells x weeks). */
export function cellStandings(
  state: MonitorState,
  judged: ReadonlyMap<string, string>,
  frame: StandingFrame,
): readonly CellStanding[] {
  return [...state.values()].flatMap((watch) => {
    const [, , , a = '', b = ''] = watch.key.split('|');
    const judgedTo = judged.get(pairName(a, b));
    return judgedTo === undefined ? [] : standingsOf(watch, judgedTo, frame);
  });
}
