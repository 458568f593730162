// A finished day judged for one pair: which gaps open, worsen and close.
import { alarmOf, type CellReading } from './cell-reading.js';
import type { GapStep } from './gap-step.js';
import {
  estimateOf,
  judgeClosed,
  judgeOpen,
  type Case,
  type Judged,
  type Judging,
} from './judge-cell.js';
import { closedLatch } from './latch.js';
import { bearsOn, isStillBorneOut } from './reconsider.js';
import { isToldElsewhere, type Cells } from './told-elsewhere.js';
import type { Watch } from './watch.js';
import type { WatchState } from './watch-state.js';

/** A pair at the end of a day. */
export interface WatchDay {
  readonly watch: Watch;
  readonly state: WatchState;
  /** All topics first. */
  readonly readings: readonly CellReading[];
  /** Earliest complete week that late data changed in earnest. */
  readonly revised: string | null;
}

export interface WatchJudged {
  readonly state: WatchState;
  /** All topics first. */
  readonly steps: readonly GapStep[];
}

function judgeCell(it: Case, day: WatchDay, cells: Cells): Judged {
  const { reading, judging } = it;
  const { topic } = reading;
  const latch = cells.latches.get(topic) ?? closedLatch;
  const alarm = alarmOf(reading, judging.level, judging.settings);
  const { gap } = latch;
  if (gap === null) {
    const isElsewhere = alarm !== null && isToldElsewhere(topic, alarm, cells, judging.level);
    return judgeClosed(it, latch, isElsewhere ? null : alarm);
  }
  const isCorrected =
    bearsOn(day.revised, gap) && !isStillBorneOut(day.watch, day.state, { topic, gap }, judging);
  if (!isCorrected) return judgeOpen(it, latch, gap, alarm);
  const estimate = estimateOf(it, gap.worse);
  return { latch: { ...latch, gap: null }, kind: 'corrected', gap, estimate };
}

function contactsOf({ recent }: CellReading): number {
  return recent.contactsA + recent.contactsB;
}

function stepOf(it: Case, judged: Judged, cells: Cells): GapStep | null {
  const { kind, gap, estimate } = judged;
  const { watch, reading, judging } = it;
  if (kind === null || gap === null) return null;
  const all = cells.readings[0];
  return {
    kind,
    day: judging.frame.day,
    watch,
    topic: reading.topic,
    worse: gap.worse,
    openedOn: gap.openedOn,
    effectAtOpening: gap.effectAtOpening,
    estimate,
    reading,
    shareOfContacts: all ? contactsOf(reading) / Math.max(1, contactsOf(all)) : 0,
    isUnderAllTopics: reading.topic !== null && cells.latches.get(null)?.gap?.worse === gap.worse,
  };
}

/** Judges every cell of a pair. O(cells) beyond the readings. */
export function judgeWatch(day: WatchDay, judging: Judging): WatchJudged {
  const { watch, state, readings } = day;
  const latches = new Map(state.latches);
  const cells = { readings, latches };
  const steps: GapStep[] = [];
  for (const reading of readings) {
    const it = { watch, reading, judging };
    const judged = judgeCell(it, day, cells);
    latches.set(reading.topic, judged.latch);
    const step = stepOf(it, judged, cells);
    if (step) steps.push(step);
  }
  return { state: { ...state, latches, lastDay: judging.frame.day }, steps };
}

/** Every open gap of a pair as it stands, told as steps of kind `seen`. */
export function tellOpen(
  { watch, state, readings }: WatchDay,
  judging: Judging,
): readonly GapStep[] {
  const cells = { readings, latches: state.latches };
  return readings.flatMap((reading) => {
    const latch = state.latches.get(reading.topic);
    if (!latch?.gap) return [];
    const it = { watch, reading, judging };
    const estimate = estimateOf(it, latch.gap.worse);
    const step = stepOf(it, { latch, kind: 'seen', gap: latch.gap, estimate }, cells);
    return step ? [step] : [];
  });
}
