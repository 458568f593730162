// Waits with the unfinished ones counted: where would the censored have ended, going by those who
// waited on?
import { finiteKeys, massTotal, sortMass, type Mass } from './mass.js';

/**
 * How long did all n = ended + censored contacts wait? n times the Kaplan-Meier probability per
 * bucket; what the curve never reaches lies in the key `Infinity`. Sums to n. Within a bucket,
 * events come before censorings. Valid where being cut off is unrelated to the wait still to come
 * (patience unrelated to the offered wait). O(k log k). Source: Kaplan and Meier 1958; Efron 1967
 * (redistribution to the right).
 */
export function kaplanMeierMass(ended: Mass, censored: Mass): Mass {
  if (censored.size === 0) return ended;
  const [events, cuts] = [sortMass(ended), sortMass(censored)];
  const mass = new Map<number, number>();
  let atRisk = events.total + cuts.total;
  let surviving = atRisk;
  let nextCut = 0;
  events.keys.forEach((key, i) => {
    while ((cuts.keys[nextCut] ?? Infinity) < key) atRisk -= cuts.counts[nextCut++] as number;
    const count = events.counts[i] as number;
    if (count <= 0) return;
    const ending = (surviving * count) / atRisk;
    mass.set(key, ending);
    surviving -= ending;
    atRisk -= count;
  });
  if (surviving > 1e-9) mass.set(Infinity, surviving);
  return mass;
}

/**
 * The keys of the order statistics `rank` and `rank + 1` (0-based): the first buckets that reach
 * past their middles.
 */
function keysAround(mass: Mass, rank: number): readonly [number, number] {
  let lower = Infinity;
  let seen = 0;
  for (const key of finiteKeys(mass)) {
    seen += mass.get(key) as number;
    if (lower === Infinity && seen > rank + 0.5) lower = key;
    if (seen > rank + 1.5) return [lower, key];
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
  const contacts = Math.round(massTotal(mass) * 1e6) / 1e6;
  if (contacts <= 0) return null;
  const position = p * Math.max(0, contacts - 1);
  const rank = Math.floor(position + 1e-9);
  const fraction = Math.max(0, position - rank);
  const [lower, upper] = keysAround(mass, rank);
  if (lower === Infinity) return null;
  if (fraction < 1e-9) return valueOf(lower);
  return upper === Infinity ? null : valueOf(lower) + fraction * (valueOf(upper) - valueOf(lower));
}
