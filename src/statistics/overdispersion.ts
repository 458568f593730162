// How much more than chance do the weekly scores scatter? Strangers who call in the same bad hour
// share the wait.
import type { StratifiedScore } from './stratified-score.js';

export interface Overdispersion {
  /** How many times the nominal variance the real one is, >= 1. */
  readonly phi: number;
  /** Weeks with contacts on both channels. */
  readonly weeks: number;
  /** Degrees of freedom of phi: 2/3 (weeks - 1). */
  readonly nu: number;
}

/**
 * The mean square successive difference of the weekly effects over its nominal expectation, floored
 * at 1. Weeks go oldest first; weeks without weight are passed over. Successive differences survive
 * one shift of level. Fewer than two weeks: phi 1, nu 0. Valid from about six weeks on; below, `nu`
 * says how little it is worth. Source: von Neumann 1941; Laney 2002 (p' chart).
 */
export function overdispersion(weeks: readonly StratifiedScore[]): Overdispersion {
  const held = weeks.filter((week) => week.weight > 0);
  let sum = 0;
  let differences = 0;
  for (let i = 1; i < held.length; i++) {
    const excess = relativeStep(held[i - 1] as StratifiedScore, held[i] as StratifiedScore);
    if (excess === null) continue;
    sum += excess;
    differences += 1;
  }
  const phi = differences > 0 ? Math.max(1, sum / differences) : 1;
  return { phi, weeks: held.length, nu: (2 / 3) * Math.max(0, held.length - 1) };
}

/**
 * (theta_w - theta_{w-1})^2 over the variance chance gives it; null where neither week can vary
 * (all contacts tied).
 */
function relativeStep(before: StratifiedScore, after: StratifiedScore): number | null {
  const chance = before.varianceNull / before.weight ** 2 + after.varianceNull / after.weight ** 2;
  if (chance <= 0) return null;
  return (after.score / after.weight - before.score / before.weight) ** 2 / chance;
}

/**
 * Phi made safe for a monitor that must not trust a lucky estimate: phi nu/(nu - 2), the mean of
 * phi over its own uncertainty. `Infinity` for nu <= 2: nothing may be claimed from so few weeks.
 */
export function phiSafe(phi: number, nu: number): number {
  return nu > 2 ? (phi * nu) / (nu - 2) : Infinity;
}
