// One finished day for everything under watch: the step that live monitoring, catching up and the backtest share.
import { matchedBlock } from './matched-block.js';
import { mayAlarm, type CellReading } from './cell-reading.js';
import { alarmLevel, type DetectionSettings } from './detection-settings.js';
import { frameOf, isDueAfter, type DayFrame } from './day-frame.js';
import type { ScoreAt } from './estimate.js';
import type { EvidenceBook } from './evidence-book.js';
import { judgeWatch, type GapStep } from './judge-watch.js';
import { readWatch } from './read-watch.js';
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

interface Read {
  readonly watch: Watch;
  readonly state: WatchState;
  readonly readings: readonly CellReading[];
}

/** The score of a cell's last weeks at any shift: strata are worked out when first asked. */
function recentScores(
  { watch, state }: Read,
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

function joining({ state, readings }: Read, settings: DetectionSettings): ReadonlySet<string | null> {
  const able = readings.filter((reading) => mayAlarm(reading, settings)).map(({ topic }) => topic);
  return able.every((topic) => state.joined.has(topic))
    ? state.joined
    : new Set([...state.joined, ...able]);
}

function readAll(before: MonitorState, frame: DayFrame, advance: DayToAdvance): readonly Read[] {
  const { watches, book, settings, day } = advance;
  const touched = book.takeTouched(isDueAfter(day));
  const oldestWeek = frame.weeks[0] as string;
  return watches.map((watch) => {
    const known = before.get(watch.key) ?? freshWatch(watch.key);
    const weeks = rescore(watch, known.weeks, book, { touched, oldestWeek });
    const state = { ...known, weeks };
    const read = { watch, state, readings: readWatch(watch, state, frame, settings) };
    return { ...read, state: { ...state, joined: joining(read, settings) } };
  });
}

/** How many cells are watched in all, those of pairs that rest today included. */
function cellsWatched(before: MonitorState, reads: readonly Read[]): number {
  const after = new Map(before);
  for (const { state } of reads) after.set(state.key, state);
  return [...after.values()].reduce((sum, { joined }) => sum + joined.size, 0);
}

export interface DayAdvanced {
  readonly state: MonitorState;
  /** In the order of the watches, all topics before its topics. */
  readonly steps: readonly GapStep[];
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
  const after = new Map(before);
  const steps = reads.flatMap((read) => {
    const scoreAt = recentScores(read, book, recentWeeks);
    const judging = { frame, level, settings, scoreAt };
    const judged = judgeWatch(read.watch, read.state, read.readings, judging);
    after.set(read.watch.key, judged.state);
    return judged.steps;
  });
  return { state: after, steps };
}
