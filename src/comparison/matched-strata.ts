// Like with like: the strata in which both channels had contacts, and what they weigh.
import { pooledVariance, scoreMeans, type Spread } from '../statistics/mantel-haenszel.js';
import type { StratifiedScore } from '../statistics/stratified-score.js';
import { prepareSorted, scorePrepared, type PreparedStratum } from '../statistics/van-elteren.js';
import { unitOf, type Strata } from './strata.js';
import type { Contacts, Values, Waits } from './tallies.js';

interface MatchedWaits {
  readonly kind: 'waits';
  readonly unit: number;
  readonly a: Waits;
  readonly b: Waits;
  readonly weight: number;
  readonly prepared: PreparedStratum;
}

interface MatchedValues {
  readonly kind: 'values';
  readonly unit: number;
  readonly a: Values;
  readonly b: Values;
  readonly weight: number;
}

/** One stratum with contacts of both channels. */
export type MatchedStratum = MatchedWaits | MatchedValues;

function match(unit: number, a: Contacts, b: Contacts): MatchedStratum | null {
  if (a.kind === 'waits' && b.kind === 'waits') {
    const prepared = prepareSorted(a.sorted, b.sorted);
    return prepared && { kind: 'waits', unit, a, b, weight: prepared.weight, prepared };
  }
  if (a.kind !== 'values' || b.kind !== 'values') return null;
  return { kind: 'values', unit, a, b, weight: (a.n * b.n) / (a.n + b.n) };
}

/** The strata that both channels share, oldest first. O(strata). */
export function matchStrata(a: Strata, b: Strata): readonly MatchedStratum[] {
  const matched: { key: number; stratum: MatchedStratum }[] = [];
  for (const [key, contacts] of a) {
    const counterpart = b.get(key);
    const stratum = counterpart && match(unitOf(key), contacts, counterpart);
    if (stratum) matched.push({ key, stratum });
  }
  return matched.sort((one, other) => one.key - other.key).map(({ stratum }) => stratum);
}

/** S, W and V0 of one stratum. `variance`: of a single value inside the strata; waits bring their own. */
export function scoreMatched(stratum: MatchedStratum, variance: number): StratifiedScore {
  if (stratum.kind === 'values') {
    const { a, b } = stratum;
    return scoreMeans([{ nA: a.n, meanA: a.mean, nB: b.n, meanB: b.mean }], variance);
  }
  const { weight, varianceNull } = stratum.prepared;
  return { score: scorePrepared(stratum.prepared), weight, varianceNull };
}

/** Fewer degrees of freedom than this inside the strata say too little of the variance. */
const minFreedom = 8;

function merge(spreads: readonly Spread[]): Spread {
  const n = spreads.reduce((sum, spread) => sum + spread.n, 0);
  const mean = spreads.reduce((sum, spread) => sum + spread.n * spread.mean, 0) / Math.max(1, n);
  const squares = spreads.reduce(
    (sum, spread) => sum + spread.squares + spread.n * (spread.mean - mean) ** 2,
    0,
  );
  return { n, mean, squares };
}

/**
 * How far do single values of one topic lie from their stratum's mean? Pooled over the strata; where these hold too few contacts each,
 * over each channel as a whole. Never less than one answer at the other end of the scale would give
 * (`range` = width of the scale, 1 for shares): answers that are all alike do not prove that the next one will be.
 */
export function withinVariance(strata: readonly MatchedStratum[], range: number): number {
  const values = strata.filter((stratum) => stratum.kind === 'values');
  if (values.length === 0) return 0;
  const [a, b] = [values.map((stratum) => stratum.a), values.map((stratum) => stratum.b)];
  const contacts = [...a, ...b].reduce((sum, side) => sum + side.n, 0);
  const freedom = contacts - a.length - b.length;
  const groups = freedom >= minFreedom ? [...a, ...b] : [merge(a), merge(b)];
  const rare = 1 / (contacts + 1);
  return Math.max(pooledVariance(groups) ?? 0, range ** 2 * rare * (1 - rare));
}
