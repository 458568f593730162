// A finished day judged for one cell: does its gap open, worsen or close?
import { dayNumber } from '../domain/civil-day.js';
import { isBackInside, type CellReading } from './cell-reading.js';
import type { DayFrame } from './day-frame.js';
import type { DetectionSettings } from './detection-settings.js';
import { estimateCell, isWorseBy, marginOnAxis, type Estimate, type ScoreAt } from './estimate.js';
import type { Direction } from './evidence-strength.js';
import type { StepKind } from './gap-step.js';
import { holdLatch, openedGap, type Latch, type OpenGap } from './latch.js';
import type { Watch } from './watch.js';

/** What judging a day needs beside the state. */
export interface Judging {
  readonly frame: DayFrame;
  /** Level A of the alarm. */
  readonly level: number;
  readonly settings: DetectionSettings;
  /** The score of a cell's last weeks at any shift, asked for only where a gap opens or is open. */
  scoreAt(topic: string | null): ScoreAt;
}

/** One cell on one day, with what it takes to judge it. */
export interface Case {
  readonly watch: Watch;
  readonly reading: CellReading;
  readonly judging: Judging;
}

/** What became of the cell; `kind` null = nothing to tell. */
export interface Judged {
  readonly latch: Latch;
  readonly kind: StepKind | null;
  /** The gap told of: the one that opened, worsened or has just closed. */
  readonly gap: OpenGap | null;
  readonly estimate: Estimate | null;
}

/** Intervals of the monitor are at 95 %. */
const level = 0.95;

/** The difference over the last four weeks. */
export function estimateOf({ watch, reading, judging }: Case, worse: Direction): Estimate | null {
  return estimateCell(watch, reading, judging.scoreAt(reading.topic), { worse, level });
}

/** A closed latch that alarms opens. */
export function judgeClosed(it: Case, latch: Latch, alarm: Direction | null): Judged {
  if (alarm === null) return silent(latch, null);
  const estimate = estimateOf(it, alarm);
  const gap = openedGap(alarm, it.judging.frame.day, estimate?.value ?? 0);
  return { latch: { ...latch, gap }, kind: 'opened', gap, estimate };
}

function silent(latch: Latch, gap: OpenGap | null): Judged {
  return { latch, kind: null, gap, estimate: null };
}

/**
 * The size a worsening is measured from is taken at opening and once more when the weeks of the estimate all lie in the gap; from then on a
 * gap worsens where even the low end of the interval lies beyond it by the margin.
 */
function judgeSize(it: Case, latch: Latch, gap: OpenGap): Judged {
  const { watch, reading, judging } = it;
  const { day } = judging.frame;
  const age = dayNumber(day) - dayNumber(gap.referenceOn);
  if (age < 7 * judging.settings.estimateWeeks) return silent(latch, gap);
  if (!gap.isSettled) {
    const reference = Math.max(gap.reference, estimateOf(it, gap.worse)?.value ?? 0);
    const settled = { ...gap, reference, isSettled: true };
    return silent({ ...latch, gap: settled }, settled);
  }
  const difference = gap.reference + marginOnAxis(watch);
  const scoreAt = judging.scoreAt(reading.topic);
  if (!isWorseBy(watch, reading, scoreAt, { worse: gap.worse, level, difference }))
    return silent(latch, gap);
  const estimate = estimateOf(it, gap.worse);
  const reference = estimate?.value ?? gap.reference;
  const worsened = { ...gap, reference, referenceOn: day, isSettled: false };
  return { latch: { ...latch, gap: worsened }, kind: 'worsened', gap: worsened, estimate };
}

/** An open gap closes after its quiet stretch, or worsens, or stays as it is. */
export function judgeOpen(it: Case, latch: Latch, gap: OpenGap, alarm: Direction | null): Judged {
  const { reading, judging } = it;
  const { day, week } = judging.frame;
  const sign = { day, week, alarm, isBackInside: isBackInside(reading, gap.worse) };
  const held = holdLatch(latch, gap, sign, judging.settings);
  if (held.gap !== null) return judgeSize(it, held, held.gap);
  return { latch: held, kind: 'resolved', gap, estimate: estimateOf(it, gap.worse) };
}
