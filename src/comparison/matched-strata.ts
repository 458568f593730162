// Like with like: the strata in which both channels had contacts, and what they weigh.
import { scoreMeans } from '../statistics/mantel-haenszel.js';
import type { StratifiedScore } from '../statistics/stratified-score.js';
import { prepareSorted, type PreparedStratum } from '../statistics/van-elteren.js';
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
  const matched: MatchedStratum[] = [];
  for (const key of keysInOrder(a)) {
    const [one, other] = [a.get(key), b.get(key)];
    const stratum = one && other && match(unitOf(key), one, other);
    if (stratum) matched.push(stratum);
  }
  return matched;
}

/** Most often they are in order already. */
function keysInOrder(strata: Strata): readonly number[] {
  const keys = [...strata.keys()];
  const isInOrder = keys.every((key, place) => place === 0 || keys[place - 1]! < key);
  return isInOrder ? keys : keys.sort((one, other) => one - other);
}

/** S, W and V0 of one stratum. `variance`: of a single value inside the strata; waits bring their own. */
export function scoreMatched(stratum: MatchedStratum, variance: number): StratifiedScore {
  if (stratum.kind === 'waits') return stratum.prepared;
  const { a, b } = stratum;
  return scoreMeans([{ nA: a.n, meanA: a.mean, nB: b.n, meanB: b.mean }], variance);
}
