// Which of a pair's comparisons decides: against the promise where both have one, else as the customer lived it.
import type { Comparison } from '../../domain/comparison.js';
import { perObject } from '../../domain/per-object.js';

/** The reading of the metric in a comparison's id: a clock, a promise, a scale. */
export function variantOf({ id }: Pick<Comparison, 'id'>): string {
  return id.split('|')[1] ?? '';
}

/** One key for the comparisons that ask the same of the same pair, whatever the basis. */
const questionOf = perObject((comparison: Comparison): string => {
  const { metric, topic, better, worse, difference } = comparison;
  const isDuration = difference.unit === 'seconds' || difference.unit === 'of_promise';
  const pair = [better, worse].sort();
  return JSON.stringify([metric, isDuration ? '' : variantOf(comparison), topic, ...pair]);
});

/**
 * The comparisons that headline, index, matrix and alerts go by: one a pair, metric and topic, on basis `promise` where
 * it exists, else `customer`. Order kept.
 */
export function judgedComparisons(comparisons: readonly Comparison[]): readonly Comparison[] {
  const promised = new Set(comparisons.filter(({ basis }) => basis === 'promise').map(questionOf));
  return comparisons.filter(
    (comparison) => comparison.basis === 'promise' || !promised.has(questionOf(comparison)),
  );
}
