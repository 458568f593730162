// How much more than chance a watched cell's weeks scatter, made safe for a monitor that must not trust a lucky estimate.
import type { MetricKind } from '../domain/metric.js';
import { overdispersion, phiSafe } from '../statistics/overdispersion.js';
import type { CellWeeks } from './cell-weeks.js';
import type { WeekSums } from './week-sums.js';

export interface CellDispersion {
  /** For intervals. */
  readonly phi: number;
  /** For the evidence. */
  readonly phiSafe: number;
  readonly nu: number;
  /** Complete weeks with contacts on both channels, those the estimate rests on. */
  readonly learnedWeeks: number;
  /** Gaps that show within about this much variance are found fastest; 0 = nothing learned. */
  readonly tunedVariance: number;
}

export interface LearningFrame {
  /** How many of a cell's weeks are complete (all, or all but the running one). */
  readonly completeWeeks: number;
  readonly historyWeeks: number;
  readonly minLearnedWeeks: number;
  readonly kind: MetricKind;
}

/** Gaps that show within about so many weeks are found fastest. Measured on the nulls: 3 finds large ones later, 1 believes bursts too soon. */
const tunedWeeks = 2;

function taught(weeks: readonly WeekSums[], frame: LearningFrame): readonly WeekSums[] {
  const held = weeks.slice(0, frame.completeWeeks).filter((week) => week.weight > 0);
  return held.slice(-frame.historyWeeks);
}

function mean(values: readonly number[]): number | null {
  return values.length > 0 ? values.reduce((sum, value) => sum + value, 0) / values.length : null;
}

/**
 * Weeks that follow each other share their backlog, so that their differences say too little. Intervals are widened by it: waits by truth over
 * estimate of detection.md section 3 (18.7 / 16.7), ratings by what the bench's coverage asks for. The alarm is not: its level is its own margin.
 */
const understated: Readonly<Record<MetricKind, number>> = { duration: 1.12, rating: 1.1, share: 1 };

interface Learned {
  readonly topic: string | null;
  readonly history: readonly WeekSums[];
  readonly own: ReturnType<typeof overdispersion>;
}

/** A topic: half its own, half the family's. All topics: its own. */
function phiOf({ topic, own }: Learned, family: number | null): number {
  return topic === null ? own.phi : (own.phi + (family ?? own.phi)) / 2;
}

/** Phi of every cell of a pair. Source: detection.md section 3. */
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
    const phi = phiOf(cell, familyPhi);
    const weeklyVariance = mean(cell.history.map((week) => week.varianceNull)) ?? 0;
    return {
      phi: understated[frame.kind] * phi,
      phiSafe: phiSafe(phi, cell.own.nu),
      nu: cell.own.nu,
      learnedWeeks: cell.own.weeks,
      tunedVariance: tunedWeeks * phi * weeklyVariance,
    };
  });
}
