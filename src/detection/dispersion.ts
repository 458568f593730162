// How much more than chance a watched cell's weeks scatter, made safe for a monitor that must not trust a lucky estimate.
import type { MetricKind } from '../domain/metric.js';
import { overdispersion, phiSafe } from '../statistics/overdispersion.js';
import type { CellWeeks } from './cell-weeks.js';
import type { WeekSums } from './week-sums.js';

export interface CellDispersion {
  readonly phi: number;
  readonly phiSafe: number;
  readonly nu: number;
  /** Complete weeks with contacts on both channels, those the estimate rests on. */
  readonly learnedWeeks: number;
  /** Mean V0 of those weeks. */
  readonly weeklyVariance: number;
  /** Gaps that show within about so many weeks are found fastest. */
  readonly tunedWeeks: number;
}

export interface LearningFrame {
  /** How many of a cell's weeks are complete (all, or all but the running one). */
  readonly completeWeeks: number;
  readonly historyWeeks: number;
  readonly minLearnedWeeks: number;
  readonly kind: MetricKind;
}

/** Measured on the nulls: for waits 3 finds large gaps later and 1 believes bursts too soon; ratings and shares know no such bursts. */
const tunedWeeks: Readonly<Record<MetricKind, number>> = { duration: 2, rating: 1, share: 1 };

function taught(weeks: readonly WeekSums[], frame: LearningFrame): readonly WeekSums[] {
  const held = weeks.slice(0, frame.completeWeeks).filter((week) => week.weight > 0);
  return held.slice(-frame.historyWeeks);
}

function mean(values: readonly number[]): number | null {
  return values.length > 0 ? values.reduce((sum, value) => sum + value, 0) / values.length : null;
}

/** Weeks that follow each other share their backlog, so that their differences say too little: truth over estimate (detection.md section 3, waits 18.7 / 16.7). */
const understated: Readonly<Record<MetricKind, number>> = { duration: 1.12, rating: 1, share: 1 };

interface Learned {
  readonly topic: string | null;
  readonly history: readonly WeekSums[];
  readonly own: ReturnType<typeof overdispersion>;
}

/** A topic: half its own, half the family's. All topics: its own, but never below the family's: topics share their bad hours. */
function phiOf({ topic, own }: Learned, family: number | null): number {
  if (topic === null) return Math.max(own.phi, family ?? 1);
  return (own.phi + (family ?? own.phi)) / 2;
}

/** Degrees of freedom behind such a phi: a topic borrows those of its family. `topics` = learned topics, itself included. */
function freedomOf({ topic, own }: Learned, topics: number): number {
  if (topic === null || topics < 2) return own.nu;
  const [itself, other] = [0.5 + 0.5 / topics, 0.5 / topics];
  return own.nu / (itself ** 2 + (topics - 1) * other ** 2);
}

/**
 * Phi of every cell of a pair. Source: detection.md section 3; the family's part in a topic's degrees of freedom after
 * Satterthwaite 1946.
 */
export function disperseCells(
  cells: readonly CellWeeks[],
  frame: LearningFrame,
): readonly CellDispersion[] {
  const learned = cells.map(({ topic, weeks }): Learned => {
    const history = taught(weeks, frame);
    return { topic, history, own: overdispersion(history) };
  });
  const family = learned.filter(
    ({ topic, own }) => topic !== null && own.weeks >= frame.minLearnedWeeks,
  );
  const familyPhi = mean(family.map(({ own }) => own.phi));
  return learned.map((cell) => {
    const phi = understated[frame.kind] * phiOf(cell, familyPhi);
    return {
      phi,
      phiSafe: phiSafe(phi, freedomOf(cell, family.length)),
      nu: cell.own.nu,
      learnedWeeks: cell.own.weeks,
      tunedWeeks: tunedWeeks[frame.kind],
      weeklyVariance: mean(cell.history.map((week) => week.varianceNull)) ?? 0,
    };
  });
}
