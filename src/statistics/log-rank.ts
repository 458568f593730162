// Do waits end at different rates on the two channels, the unfinished ones counted?
import { normalTwoSidedP } from './distributions.js';
import { finiteKeys, massTotal, type Mass } from './mass.js';

/** Contacts of one channel in one stratum by time: those whose wait ended, and those cut off. */
export interface Waits {
  readonly ended: Mass;
  readonly censored: Mass;
}

/** Observed minus expected endings of A and its variance in one stratum. */
function logRankStratum(a: Waits, b: Waits): readonly [number, number] {
  let [riskA, riskB] = [a, b].map((side) => massTotal(side.ended) + massTotal(side.censored)) as [
    number,
    number,
  ];
  let excess = 0;
  let variance = 0;
  for (const time of finiteKeys(new Map([...a.ended, ...a.censored, ...b.ended, ...b.censored]))) {
    const endedA = a.ended.get(time) ?? 0;
    const ended = endedA + (b.ended.get(time) ?? 0);
    const risk = riskA + riskB;
    excess += endedA - (ended * riskA) / risk;
    if (risk > 1) variance += (ended * riskA * riskB * (risk - ended)) / (risk ** 2 * (risk - 1));
    riskA -= endedA + (a.censored.get(time) ?? 0);
    riskB -= ended - endedA + (b.censored.get(time) ?? 0);
  }
  return [excess, variance];
}

/**
 * Chi-square on one degree of freedom, and its p, that the two channels' waits end alike in every
 * stratum; null where nothing can vary. Strongest where one rate is a multiple of the other. O(k
 * log k). Source: Mantel 1966, stratified.
 */
export function logRank(
  strata: readonly { readonly a: Waits; readonly b: Waits }[],
): { readonly chi2: number; readonly p: number } | null {
  let excess = 0;
  let variance = 0;
  for (const { a, b } of strata) {
    const [stratumExcess, stratumVariance] = logRankStratum(a, b);
    excess += stratumExcess;
    variance += stratumVariance;
  }
  if (variance <= 0) return null;
  const z = excess / Math.sqrt(variance);
  return { chi2: z ** 2, p: normalTwoSidedP(z) };
}
