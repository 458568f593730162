// A finished day judged for one pair: which gaps open, worsen and close.
import { alarmOf, isBackInside, type CellReading } from './cell-reading.js';
import type { DayFrame } from './day-frame.js';
import type { DetectionSettings } from './detection-settings.js';
import { estimateCell, isWorseBy, marginOnAxis, type Estimate, type ScoreAt } from './estimate.js';
import type { Direction } from './evidence-strength.js';
import { closedLatch, holdLatch, openedGap, type Latch, type OpenGap } from './latch.js';
import type { Watch } from './watch.js';
import { isCalling, restWithout } from './rest-of-topics.js';
import type { WatchState } from './watch-state.js';

export type StepKind = 'opened' | 'worsened' | 'resolved' | 'corrected';

/** One step in the life of a gap, as the day showed it. */
export interface GapStep {
  readonly kind: StepKind;
  readonly day: string;
  readonly watch: Watch;
  readonly topic: string | null;
  readonly worse: Direction;
  readonly openedOn: string;
  /** At opening, on the axis of `estimateCell`. */
  readonly effectAtOpening: number;
  readonly estimate: Estimate | null;
  readonly reading: CellReading;
  /** A topic whose pair also has a gap open over all topics, in the same direction: a line under it, not news of its own. */
  readonly isUnderAllTopics: boolean;
}

/** What judging a day needs beside the state. */
export interface Judging {
  readonly frame: DayFrame;
  /** Level A of the alarm. */
  readonly level: number;
  readonly settings: DetectionSettings;
  /** The strata of a cell's last weeks, asked for only where a gap opens or is open. */
  scoreAt(topic: string | null): ScoreAt;
}

interface Judged {
  readonly latch: Latch;
  readonly step: Omit<GapStep, 'isUnderAllTopics'> | null;
}

/** Intervals of the monitor are at 95 %. */
const level = 0.95;

/** One cell on one day, with what it takes to judge it. */
interface Case {
  readonly watch: Watch;
  readonly reading: CellReading;
  readonly judging: Judging;
}

function estimateOf({ watch, reading, judging }: Case, worse: Direction): Estimate | null {
  return estimateCell(watch, reading, judging.scoreAt(reading.topic), { worse, level });
}

function stepOf(it: Case, kind: StepKind, gap: OpenGap, estimate: Estimate | null): Judged['step'] {
  const { worse, openedOn, effectAtOpening } = gap;
  const { watch, reading, judging } = it;
  const { topic } = reading;
  const { day } = judging.frame;
  return { kind, day, watch, topic, worse, openedOn, effectAtOpening, estimate, reading };
}

function judgeClosed(it: Case, latch: Latch, alarm: Direction): Judged {
  const estimate = estimateOf(it, alarm);
  const gap = openedGap(alarm, it.judging.frame.day, estimate?.value ?? 0);
  return { latch: { ...latch, gap }, step: stepOf(it, 'opened', gap, estimate) };
}

function judgeOpen(it: Case, latch: Latch, gap: OpenGap, alarm: Direction | null): Judged {
  const { watch, reading, judging } = it;
  const { day, week } = judging.frame;
  const sign = { day, week, alarm, isBackInside: isBackInside(reading, gap.worse) };
  const held = holdLatch(latch, gap, sign, judging.settings);
  if (held.gap === null)
    return { latch: held, step: stepOf(it, 'resolved', gap, estimateOf(it, gap.worse)) };
  const difference = gap.reference + marginOnAxis(watch);
  const scoreAt = judging.scoreAt(reading.topic);
  if (!isWorseBy(watch, reading, scoreAt, { worse: gap.worse, level, difference }))
    return { latch: held, step: null };
  const estimate = estimateOf(it, gap.worse);
  const worsened = { ...held.gap, reference: estimate?.value ?? gap.reference };
  return { latch: { ...held, gap: worsened }, step: stepOf(it, 'worsened', worsened, estimate) };
}

/** The cells of a pair as the day goes on. */
interface Cells {
  readonly readings: readonly CellReading[];
  readonly latches: ReadonlyMap<string | null, Latch>;
}

/**
 * One cause is told once. A topic waits while the other topics, taken together, are half-way to an alarm themselves: then all topics are
 * about to speak. All topics stay silent unless the topics that are not open yet alarm by themselves: else those open have said it.
 */
function isToldElsewhere({ reading, judging }: Case, worse: Direction, cells: Cells): boolean {
  const { topic } = reading;
  const isOpen = (one: string | null): boolean => cells.latches.get(one)?.gap?.worse === worse;
  if (topic !== null)
    return !isOpen(null) && isCalling(restWithout(cells, (one) => one === topic), worse, judging.level ** 0.5);
  const hasOpen = cells.readings.some((one) => one.topic !== null && isOpen(one.topic));
  return hasOpen && !isCalling(restWithout(cells, isOpen), worse, judging.level);
}

function judgeCell(it: Case, cells: Cells): Judged {
  const latch = cells.latches.get(it.reading.topic) ?? closedLatch;
  const alarm = alarmOf(it.reading, it.judging.level, it.judging.settings);
  if (latch.gap !== null) return judgeOpen(it, latch, latch.gap, alarm);
  if (alarm === null || isToldElsewhere(it, alarm, cells)) return { latch, step: null };
  return judgeClosed(it, latch, alarm);
}

export interface WatchJudged {
  readonly state: WatchState;
  /** All topics first. */
  readonly steps: readonly GapStep[];
}

/** Judges every cell of a pair. O(cells) beyond the readings. */
export function judgeWatch(
  watch: Watch,
  state: WatchState,
  readings: readonly CellReading[],
  judging: Judging,
): WatchJudged {
  const latches = new Map(state.latches);
  const steps: GapStep[] = [];
  for (const reading of readings) {
    const { latch, step } = judgeCell({ watch, reading, judging }, { readings, latches });
    latches.set(reading.topic, latch);
    if (!step) continue;
    const isUnder = reading.topic !== null && latches.get(null)?.gap?.worse === step.worse;
    steps.push({ ...step, isUnderAllTopics: isUnder });
  }
  return { state: { ...state, latches, lastDay: judging.frame.day }, steps };
}
