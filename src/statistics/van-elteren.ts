// Stratified rank comparison of durations: how often is channel A slower than B, like compared with
// like?
import { sortMass, type Mass, type SortedMass } from './mass.js';
import { noScore, sumScores, type StratifiedScore } from './stratified-score.js';

export type { StratifiedScore } from './stratified-score.js';

/** The two channels' contacts of one stratum (same week, topic and part of the day). */
export interface Stratum {
  readonly a: Mass;
  readonly b: Mass;
}

/** A stratum sorted once, with its score; that at any other shift costs one pass over its buckets. */
export interface PreparedStratum extends StratifiedScore {
  readonly a: SortedMass;
  readonly b: SortedMass;
}

/**
 * Sorts a stratum for scoring; null where either channel has no contact (nothing to compare with).
 * The variance is that of the permutation distribution under no difference, tie-corrected; it is
 * never recomputed for a shift.
 */
export function prepareStratum(a: Mass, b: Mass): PreparedStratum | null {
  return prepareSorted(sortMass(a), sortMass(b));
}

/** As `prepareStratum`, of masses sorted before: a channel's mass is sorted once and meets every other channel. */
export function prepareSorted(a: SortedMass, b: SortedMass): PreparedStratum | null {
  const n = a.total;
  const m = b.total;
  if (n <= 0 || m <= 0) return null;
  const all = n + m;
  meet(a, b);
  const won = met[0] as number;
  const tied = met[1] as number;
  const ties = all > 1 ? tied / (all * (all - 1)) : 0;
  return {
    a,
    b,
    score: (won - (n * m) / 2) / (all + 1),
    weight: (n * m) / (all + 1),
    varianceNull: Math.max(0, ((n * m) / 12) * (all + 1 - ties)) / (all + 1) ** 2,
  };
}

/**
 * Of the two masses that met last: first the pairs in which A lasted longer, ties half; then the sum
 * of t^3 - t over the buckets, t = contacts of both in the bucket: what ties take from the variance.
 */
const met = new Float64Array(2);

/**
 * Walks through two masses side by side, adding up in the order of the buckets. O(buckets). Whose
 * bucket comes next is counted, not branched upon: no processor foretells it.
 */
function meet(a: SortedMass, b: SortedMass): void {
  let won = a.beyond * (b.total - b.beyond / 2);
  let ties = tieTerm(a.beyond + b.beyond);
  let i = 0;
  let j = 0;
  let below = 0;
  while (i < a.keys.length && j < b.keys.length) {
    const keyOfA = a.keys[i] as number;
    const keyOfB = b.keys[j] as number;
    const isOfA = Number(keyOfA <= keyOfB);
    const isOfB = Number(keyOfB <= keyOfA);
    const countOfA = isOfA * (a.counts[i] as number);
    const countOfB = isOfB * (b.counts[j] as number);
    i += isOfA;
    j += isOfB;
    won += countOfA * (below + countOfB / 2);
    below += countOfB;
    ties += tieTerm(countOfA + countOfB);
  }
  for (; i < a.keys.length; i++) {
    won += (a.counts[i] as number) * below;
    ties += tieTerm(a.counts[i] as number);
  }
  for (; j < b.keys.length; j++) ties += tieTerm(b.counts[j] as number);
  met[0] = won;
  met[1] = ties;
}

function tieTerm(tied: number): number {
  return tied * tied * tied - tied;
}

/**
 * Pairs in which A lasted longer, ties half: the Mann-Whitney U of A, with A's finite buckets moved
 * by -shift.
 */
export function pairsWon({ a, b }: PreparedStratum, shift: number): number {
  let won = a.beyond * (b.total - b.beyond / 2);
  let j = 0;
  let below = 0;
  for (let i = 0; i < a.keys.length; i++) {
    const key = (a.keys[i] as number) - shift;
    while (j < b.keys.length && (b.keys[j] as number) < key) below += b.counts[j++] as number;
    const tied = b.keys[j] === key ? (b.counts[j] as number) / 2 : 0;
    won += (a.counts[i] as number) * (below + tied);
  }
  return won;
}

/**
 * S of one stratum: w (theta - 1/2), theta the probability that A is slower. At `shift` k it tests
 * A / gamma^k against B (k = whole buckets; a margin or a target ratio). Never rises with the
 * shift. O(buckets).
 */
export function scorePrepared(stratum: PreparedStratum, shift = 0): number {
  const pairs = stratum.a.total * stratum.b.total;
  return (pairsWon(stratum, shift) - pairs / 2) / (stratum.a.total + stratum.b.total + 1);
}

/** Sum over prepared strata at a shift: the function whose root is the Hodges-Lehmann ratio. */
export function scoreAllPrepared(strata: readonly PreparedStratum[], shift = 0): number {
  let score = 0;
  for (const stratum of strata) score += scorePrepared(stratum, shift);
  return score;
}

/**
 * What does one stratum say? Null where either channel is empty. S > 0 = A is slower; S/W + 1/2 is
 * the probability that A is slower. Valid for any counts; S is near normal once a few dozen
 * contacts are summed. Only S moves with `shift`: V0 stays that of the unshifted stratum. Source:
 * van Elteren 1960, weights nm/(N+1), as SAS NPAR1WAY STRATA; tie-corrected variance as Lehmann
 * 1975.
 */
export function scoreStratum(a: Mass, b: Mass, shift = 0): StratifiedScore | null {
  const stratum = prepareStratum(a, b);
  if (stratum === null) return null;
  const { weight, varianceNull } = stratum;
  return { score: scorePrepared(stratum, shift), weight, varianceNull };
}

/**
 * What do all strata say together? Strata with an empty side add nothing; none at all gives weight
 * 0.
 */
export function vanElteren(strata: readonly Stratum[], shift = 0): StratifiedScore {
  return sumScores(strata.map(({ a, b }) => scoreStratum(a, b, shift) ?? noScore));
}
