// Which gaps come first: one for each matter, the promise basis before the customer's, the gravest on top. Pure.
import type { Comparison } from '../domain/comparison.js';

/** What a gap is about, whichever side is worse and on whichever basis. */
export interface Matter {
  readonly metric: string;
  readonly topic: string | null;
  readonly better: string;
  readonly worse: string;
}

/** Is it the same metric, topic and pair of channels? */
export function sameMatter(a: Matter, b: Matter): boolean {
  return matterKey(a) === matterKey(b);
}

/**
 * The gaps among comparisons, gravest first. A topic's gap stands for itself; the comparison over all topics is
 * named only where no single topic of the same metric and pair is a gap.
 */
export function gapsByWeight(comparisons: readonly Comparison[]): readonly Comparison[] {
  const watched = watchedBasis(comparisons).filter((one) => one.verdict === 'gap');
  const spoken = new Set(watched.filter((one) => one.topic !== null).map(pairKey));
  return watched.filter((one) => one.topic !== null || !spoken.has(pairKey(one))).sort(byWeight);
}

/** One comparison for each matter: on basis `promise` where it exists, else `customer`. */
function watchedBasis(comparisons: readonly Comparison[]): readonly Comparison[] {
  const byMatter = new Map<string, Comparison>();
  for (const one of comparisons)
    if (one.basis === 'promise' || !byMatter.has(matterKey(one))) byMatter.set(matterKey(one), one);
  return [...byMatter.values()];
}

const gravity = { major: 0, moderate: 1, minor: 2 } as const;

function byWeight(a: Comparison, b: Comparison): number {
  const severity = gravity[a.severity ?? 'minor'] - gravity[b.severity ?? 'minor'];
  return severity || contacts(b) - contacts(a) || (a.id < b.id ? -1 : 1);
}

/** Contacts of the smaller channel: how many customers the gap rests on. */
function contacts(one: Comparison): number {
  const counts = Object.values(one.estimates).map((estimate) => estimate.n);
  return counts.length === 0 ? 0 : Math.min(...counts);
}

function matterKey({ metric, topic, better, worse }: Matter): string {
  return `${metric}|${topic ?? '*'}|${[better, worse].sort().join('|')}`;
}

function pairKey(matter: Matter): string {
  return matterKey({ ...matter, topic: null });
}
