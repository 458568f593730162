// How much more than chance a watched cell's weeks scatter, made safe for a monitor that must not trust a lucky estimate.
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
}

export interface LearningFrame {
  /** How many of a cell's weeks are complete (all, or all but the running one). */
  readonly completeWeeks: number;
  readonly historyWeeks: number;
  readonly minLearnedWeeks: number;
}

function taught(weeks: readonly WeekSums[], frame: LearningFrame): readonly WeekSums[] {
  const held = weeks.slice(0, frame.completeWeeks).filter((week) => week.weight > 0);
  return held.slice(-frame.historyWeeks);
}

function mean(values: readonly number[]): number | null {
  return values.length > 0 ? values.reduce((sum, value) => sum + value, 0) / values.length : null;
}

/**
 * Phi of every cell of a pair. All topics: its own. A topic: half its own, half the mean over the pair's learned topics.
 * Source: detection.md section 3.
 */
export function disperseCells(
  cells: readonly CellWeeks[],
  frame: LearningFrame,
): readonly CellDispersion[] {
  const learned = cells.map(({ topic, weeks }) => {
    const history = taught(weeks, frame);
    return { topic, history, own: overdispersion(history) };
  });
  const family = mean(
    learned
      .filter(({ topic, own }) => topic !== null && own.weeks >= frame.minLearnedWeeks)
      .map(({ own }) => own.phi),
  );
  return learned.map(({ topic, history, own }) => {
    const phi = topic === null ? own.phi : (own.phi + (family ?? own.phi)) / 2;
    return {
      phi,
      phiSafe: phiSafe(phi, own.nu),
      nu: own.nu,
      learnedWeeks: own.weeks,
      weeklyVariance: mean(history.map((week) => week.varianceNull)) ?? 0,
    };
  });
}
