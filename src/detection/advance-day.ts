// One finished day for everything under watch: the step that live monitoring, catching up and the backtest share.
import { matchedBlock } from './matched-block.js';
import { mayAlarm } from './cell-reading.js';
import { alarmLevel, type DetectionSettings } from './detection-settings.js';
import { frameOf, isDueAfter, type DayFrame } from './day-frame.js';
import type { ScoreAt } from './estimate.js';
import type { EvidenceBook } from './evidence-book.js';
import type { GapStep } from './gap-step.js';
import type { Judging } from './judge-cell.js';
import { judgeWatch, tellOpen, type WatchDay } from './judge-watch.js';
import { readWatch } from './read-watch.js';
import { earliestRevised } from './reconsider.js';
import { rescore } from './rescore.js';
import { scoreAllPrepared } from '../statistics/van-elteren.js';
import { freshWatch, type WatchState } from './watch-state.js';
import type { Watch } from './watch.js';

/** Key of a watch -> what is remembered of it. */
export type MonitorState = ReadonlyMap<string, WatchState>;

export interface DayToAdvance {
  /** The finished local day (YYYY-MM-DD). */
  readonly day: string;
  readonly watches: readonly Watch[];
  readonly book: EvidenceBook;
  readonly settings: DetectionSettings;
}

/** The score of a cell's last weeks at any shift: strata are worked out when first asked. */
function recentScores(
  { watch, state }: WatchDay,
  book: EvidenceBook,
  weeks: readonly string[],
): (topic: string | null) => ScoreAt {
  const strataOf = (topic: string) =>
    weeks
      .flatMap((block) => matchedBlock(book, watch, { topic, block }))
      .flatMap((stratum) => (stratum.kind === 'waits' ? [stratum.prepared] : []));
  return (topic) => {
    const topics = topic === null ? [...state.weeks.keys()] : [topic];
    let strata: ReturnType<typeof strataOf> | null = null;
    return (shift) => scoreAllPrepared((strata ??= topics.flatMap(strataOf)), shift);
  };
}

function joining(
  { state, readings }: WatchDay,
  settings: DetectionSettings,
): ReadonlySet<string | null> {
  const able = readings.filter((reading) => mayAlarm(reading, settings)).map(({ topic }) => topic);
  return able.every((topic) => state.joined.has(topic))
    ? state.joined
    : new Set([...state.joined, ...able]);
}

function readAll(
  before: MonitorState,
  frame: DayFrame,
  advance: DayToAdvance,
): readonly WatchDay[] {
  const { watches, book, settings, day } = advance;
  const touched = book.takeTouched(isDueAfter(day));
  const oldestWeek = frame.weeks[0] as string;
  return watches.map((watch) => {
    const known = before.get(watch.key) ?? freshWatch(watch.key);
    const weeks = rescore(watch, known.weeks, book, { touched, oldestWeek });
    const state = { ...known, weeks };
    const readings = readWatch(watch, state, frame, settings);
    const revised = earliestRevised(known.weeks, weeks, frame.weeks.at(-2) ?? frame.week);
    const read = { watch, state, readings, revised };
    return { ...read, state: { ...state, joined: joining(read, settings) } };
  });
}

/** How many cells are watched in all, those of pairs that rest today included. */
function cellsWatched(before: MonitorState, reads: readonly WatchDay[]): number {
  const after = new Map(before);
  for (const { state } of reads) after.set(state.key, state);
  return [...after.values()].reduce((sum, { joined }) => sum + joined.size, 0);
}

export interface DayAdvanced {
  readonly state: MonitorState;
  /** In the order of the watches, all topics before its topics. */
  readonly steps: readonly GapStep[];
  /** Every gap that stands open now, as it stands: worked out when asked. */
  tellOpen(): readonly GapStep[];
}

/**
 * Judges a finished day; pairs not among `watches` rest as they are (frozen). Pure but for the book, whose list of changes it takes.
 * Cost: the weeks that changed, and a few dozen numbers a cell.
 */
export function advanceDay(before: MonitorState, advance: DayToAdvance): DayAdvanced {
  const { settings, book, day } = advance;
  const frame = frameOf(day);
  const reads = readAll(before, frame, advance);
  const level = alarmLevel(settings.preset, cellsWatched(before, reads));
  const recentWeeks = frame.weeks.slice(-settings.estimateWeeks);
  const judgingOf = (read: WatchDay): Judging => {
    return { frame, level, settings, scoreAt: recentScores(read, book, recentWeeks) };
  };
  const judged = reads.map((read) => judgeWatch(read, judgingOf(read)));
  const after = new Map(before);
  for (const { state } of judged) after.set(state.key, state);
  const tell = (read: WatchDay): readonly GapStep[] => {
    const state = after.get(read.watch.key) ?? read.state;
    return tellOpen({ ...read, state }, judgingOf(read));
  };
  return {
    state: after,
    steps: judged.flatMap(({ steps }) => steps),
    tellOpen: () => reads.flatMap(tell),
  };
}
