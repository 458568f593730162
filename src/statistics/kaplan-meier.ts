// Waits with the unfinished ones counted: where would the censored have ended, going by those who
// waited on?
import { sortMass, type Mass, type SortedMass } from './mass.js';

/** As `kaplanMeierMass`, laid out for scoring. */
export function sortedKaplanMeier(ended: Mass, censored: Mass): SortedMass {
  const events = sortMass(ended);
  return censored.size === 0 ? events : handOn(events, sortMass(censored));
}

/** The masses with what was cut handed on to those who waited on; the counts of `events` are written over. */
function handOn({ keys, counts, total: ended }: SortedMass, cuts: SortedMass): SortedMass {
  const total = ended + cuts.total;
  let atRisk = total;
  let surviving = total;
  let nextCut = 0;
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i] as number;
    for (; nextCut < cuts.keys.length && (cuts.keys[nextCut] as number) < key; nextCut++)
      atRisk -= cuts.counts[nextCut] as number;
    const count = counts[i] as number;
    if (count <= 0) continue;
    const ending = (surviving * count) / atRisk;
    counts[i] = ending;
    surviving -= ending;
    atRisk -= count;
  }
  const beyond = surviving > 1e-9 ? surviving : 0;
  return { keys, counts, beyond, total: total - surviving + beyond };
}

/**
 * How long did all n = ended + censored contacts wait? n times the Kaplan-Meier probability per
 * bucket; what the curve never reaches lies in the key `Infinity`. Sums to n. Within a bucket,
 * events come before censorings. Valid where being cut off is unrelated to the wait still to come
 * (patience unrelated to the offered wait). O(k log k). Source: Kaplan and Meier 1958; Efron 1967
 * (redistribution to the right).
 */
export function kaplanMeierMass(ended: Mass, censored: Mass): Mass {
  if (censored.size === 0) return ended;
  const { keys, counts, beyond } = sortedKaplanMeier(ended, censored);
  const mass = new Map<number, number>();
  keys.forEach((key, i) => {
    if ((counts[i] as number) > 0) mass.set(key, counts[i] as number);
  });
  if (beyond > 0) mass.set(Infinity, beyond);
  return mass;
}

/** Mixed masses carry rounding: a middle met this closely is not passed. */
const onMiddle = 1e-6;

/**
 * The keys of the order statistics `rank` and `rank + 1` (0-based): the first buckets that reach
 * past their middles.
 */
function keysAround({ keys, counts }: SortedMass, rank: number): readonly [number, number] {
  let lower = Infinity;
  let seen = 0;
  for (let i = 0; i < keys.length; i++) {
    seen += counts[i] as number;
    if (lower === Infinity && seen > rank + 0.5 + onMiddle) lower = keys[i] as number;
    if (seen > rank + 1.5 + onMiddle) return [lower, keys[i] as number];
  }
  return [lower, Infinity];
}

/**
 * The wait that a share `p` (0..1) of the contacts does not exceed, in the unit of `valueOf`; null
 * = not reached (too many still waiting, or no contacts). Interpolated between the two order
 * statistics around p(n - 1), which keeps small cells within the bucket's accuracy. For masses of
 * one contact and more. O(k log k).
 */
export function kaplanMeierQuantile(
  mass: Mass,
  p: number,
  valueOf: (key: number) => number,
): number | null {
  return sortedQuantile(sortMass(mass), p, valueOf);
}

/** As `kaplanMeierQuantile`, of a mass sorted before. O(k). */
export function sortedQuantile(
  mass: SortedMass,
  p: number,
  valueOf: (key: number) => number,
): number | null {
  const contacts = Math.round(mass.total * 1e6) / 1e6;
  if (contacts <= 0) return null;
  const position = p * Math.max(0, contacts - 1);
  const rank = Math.floor(position + 1e-9);
  const fraction = Math.max(0, position - rank);
  const [lower, upper] = keysAround(mass, rank);
  if (lower === Infinity) return null;
  if (fraction < 1e-9) return valueOf(lower);
  return upper === Infinity ? null : valueOf(lower) + fraction * (valueOf(upper) - valueOf(lower));
}
