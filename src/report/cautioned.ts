// Does a gap rest on figures that must not raise an alarm by themselves?
import type { Gap } from '../domain/gap.js';
import type { Comparison } from '../domain/comparison.js';

type Question = Pick<Gap, 'metric' | 'clock' | 'basis' | 'topic' | 'better' | 'worse'>;

/**
 * True where the comparison behind the gap carries a caution that does not refuse it (unlike survey modes or response
 * rates): such a gap is shown one severity lower and never alerts on its own.
 */
export function isCautioned(gap: Question, comparisons: readonly Comparison[]): boolean {
  return comparisons.some((one) => one.caution?.isRefusal === false && isAbout(one, gap));
}

function isAbout(one: Comparison, gap: Question): boolean {
  const isSamePair = [one.better, one.worse].every((door) =>
    [gap.better, gap.worse].includes(door),
  );
  const isSameReading = one.metric === gap.metric && one.basis === gap.basis;
  return isSamePair && isSameReading && one.topic === gap.topic;
}
