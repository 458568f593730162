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

function total(strata: readonly MeanStratum[], side: 'nA' | 'nB'): number {
  return strata.reduce((sum, stratum) => sum + stratum[side], 0);
}

/**
 * Splits the raw difference of two means (A minus B, unit of the means) into service and mix; they
 * add up exactly. A topic that only one channel has is all mix. Null where a channel has no
 * contacts. O(topics). Source: Kitagawa 1955, symmetric form.
 */
export function kitagawa(topics: readonly MeanStratum[]): Decomposition | null {
  const [allA, allB] = [total(topics, 'nA'), total(topics, 'nB')];
  if (allA <= 0 || allB <= 0) return null;
  let [within, mix] = [0, 0];
  for (const topic of topics) {
    const [shareA, shareB] = [topic.nA / allA, topic.nB / allB];
    const meanA = topic.nA > 0 ? topic.meanA : topic.meanB;
    const meanB = topic.nB > 0 ? topic.meanB : topic.meanA;
    if (shareA + shareB === 0) continue;
    within += ((shareA + shareB) / 2) * (meanA - meanB);
    mix += ((meanA + meanB) / 2) * (shareA - shareB);
  }
  return { raw: within + mix, within, mix };
}
