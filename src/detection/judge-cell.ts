// A finished day judged for one cell: does its gap open, worsen or close?
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
  if (alarm === null) return { latch, kind: null, gap: null, estimate: null };
  const estimate = estimateOf(it, alarm);
  const gap = openedGap(alarm, it.judging.frame.day, estimate?.value ?? 0);
  return { latch: { ...latch, gap }, kind: 'opened', gap, estimate };
}

/** An open gap closes after its quiet stretch, or worsens where even the low end of its interval is beyond what was told by the margin. */
export function judgeOpen(it: Case, latch: Latch, gap: OpenGap, alarm: Direction | null): Judged {
  const { watch, reading, judging } = it;
  const { day, week } = judging.frame;
  const sign = { day, week, alarm, isBackInside: isBackInside(reading, gap.worse) };
  const held = holdLatch(latch, gap, sign, judging.settings);
  if (held.gap === null)
    return { latch: held, kind: 'resolved', gap, estimate: estimateOf(it, gap.worse) };
  const difference = gap.reference + marginOnAxis(watch);
  const scoreAt = judging.scoreAt(reading.topic);
  if (!isWorseBy(watch, reading, scoreAt, { worse: gap.worse, level, difference }))
    return { latch: held, kind: null, gap: held.gap, estimate: null };
  const estimate = estimateOf(it, gap.worse);
  const worsened = { ...held.gap, reference: estimate?.value ?? gap.reference };
  return { latch: { ...held, gap: worsened }, kind: 'worsened', gap: worsened, estimate };
}
