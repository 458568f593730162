// The monitor's detector: has A become worse at some unknown week? It may look as often as it
// likes.
import { halfNormalMixture } from './half-normal-mixture.js';

/** Starts older than this many weeks are dropped. */
export const longestMemoryWeeks = 52;

/**
 * One week as the detector takes it: score at half the margin, variance already made safe (phi_safe
 * V0).
 */
export interface DetectorWeek {
  readonly score: number;
  readonly variance: number;
}

/** What must be kept from week to week: plain numbers, oldest start first. */
export interface DetectorState {
  /** Weeks taken so far. */
  readonly weeks: number;
  /** Score and variance summed from each remembered start to now. */
  readonly sinceStart: readonly DetectorWeek[];
}

export interface Detection {
  /** ln of the evidence M; alarm at ln A gives at least A weeks to a false alarm. */
  readonly logM: number;
  /** The start week (0 = first taken) that speaks loudest; null before the first week. */
  readonly argmaxStart: number | null;
}

/** A detector that has seen nothing. */
export const freshDetector: DetectorState = { weeks: 0, sinceStart: [] };

/** Takes one finished week: a new start opens with it, the oldest beyond 52 is dropped. O(52). */
export function takeWeek(state: DetectorState, week: DetectorWeek): DetectorState {
  const sinceStart = [...state.sinceStart, { score: 0, variance: 0 }]
    .slice(-longestMemoryWeeks)
    .map((sum) => ({
      score: sum.score + week.score,
      variance: sum.variance + week.variance,
    }));
  return { weeks: state.weeks + 1, sinceStart };
}

/**
 * How strong is the evidence now? M sums the half-normal-mixture e-values over all remembered
 * starts (Shiryaev-Roberts). Validity: the mean time to a false alarm at M >= A is at least A weeks
 * at the edge of the null, however often it is read; dropping old starts only lowers M. Call it on
 * `takeWeek(state, weekToDate)` to look inside a week without keeping it. `logM` is -Infinity
 * before the first week. Source: Shin, Ramdas and Rinaldo 2023 (e-detectors); Howard et al. 2021.
 */
export function detect(state: DetectorState, rho: number): Detection {
  const logs = state.sinceStart.map(({ score, variance }) =>
    halfNormalMixture(score, variance, rho),
  );
  const largest = Math.max(...logs);
  if (logs.length === 0) return { logM: -Infinity, argmaxStart: null };
  const relative = logs.reduce((sum, log) => sum + Math.exp(log - largest), 0);
  return {
    logM: largest + Math.log(relative),
    argmaxStart: state.weeks - logs.length + logs.indexOf(largest),
  };
}

/**
 * The evidence after each of these weeks, oldest first: the whole history at once, as a replay
 * needs it. O(52 x weeks).
 */
export function detectAlong(weeks: readonly DetectorWeek[], rho: number): Detection[] {
  let state = freshDetector;
  return weeks.map((week) => {
    state = takeWeek(state, week);
    return detect(state, rho);
  });
}
