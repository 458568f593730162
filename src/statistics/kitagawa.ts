// Is the raw difference service, or only another mix of topics?
import type { MeanStratum } from './mantel-haenszel.js';

export interface Decomposition {
  /** Raw mean of A minus raw mean of B; always `within + mix`. */
  readonly raw: number;
  /** What the channels do differently for the same topic. */
  readonly within: number;
  /** What comes from unlike shares of the topics. */
  readonly mix: number;
}

/** What topics add up to; sums of several lists add up too. */
export interface MeanSums {
  readonly nA: number;
  readonly nB: number;
  /** By the contacts of each channel: the difference of the means, and the mean of both. */
  readonly apartA: number;
  readonly apartB: number;
  readonly middleA: number;
  readonly middleB: number;
}

/** O(topics). A topic that only one channel has lends its mean to the other. */
export function sumMeans(topics: readonly MeanStratum[]): MeanSums {
  const sums = { nA: 0, nB: 0, apartA: 0, apartB: 0, middleA: 0, middleB: 0 };
  for (const { nA, nB, ...topic } of topics) {
    if (nA + nB === 0) continue;
    const meanA = nA > 0 ? topic.meanA : topic.meanB;
    const meanB = nB > 0 ? topic.meanB : topic.meanA;
    const apart = meanA - meanB;
    const middle = (meanA + meanB) / 2;
    sums.nA += nA;
    sums.nB += nB;
    sums.apartA += nA * apart;
    sums.apartB += nB * apart;
    sums.middleA += nA * middle;
    sums.middleB += nB * middle;
  }
  return sums;
}

/**
 * Splits the raw difference of two means (A minus B, unit of the means) into service and mix; they
 * add up exactly. A topic that only one channel has is all mix. Null where a channel has no
 * contacts. O(topics). Source: Kitagawa 1955, symmetric form.
 */
export function kitagawa(topics: readonly MeanStratum[]): Decomposition | null {
  return kitagawaOfSums(sumMeans(topics));
}

/** What lists of topics add up to together. */
export function addMeans(lists: readonly MeanSums[]): MeanSums {
  const total = (name: keyof MeanSums): number => lists.reduce((sum, sums) => sum + sums[name], 0);
  return {
    nA: total('nA'),
    nB: total('nB'),
    apartA: total('apartA'),
    apartB: total('apartB'),
    middleA: total('middleA'),
    middleB: total('middleB'),
  };
}

/** The same of topics that are summed already. */
export function kitagawaOfSums(sums: MeanSums): Decomposition | null {
  const { nA, nB } = sums;
  if (nA <= 0 || nB <= 0) return null;
  const within = (sums.apartA / nA + sums.apartB / nB) / 2;
  const mix = sums.middleA / nA - sums.middleB / nB;
  return { raw: within + mix, within, mix };
}
