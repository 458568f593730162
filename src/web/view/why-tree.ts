// A difference in waits taken apart: opening hours, mix of topics, and the rest; the parts add up exactly.
import type { Comparison } from '../../domain/comparison.js';
import type { ConsistencyReport } from '../../report/consistency-report.js';

interface WhyPart {
  readonly part: 'opening_hours' | 'mix' | 'rest';
  /** Seconds; negative where it works the other way. */
  readonly seconds: number;
}

export interface WhyTree {
  readonly comparison: Comparison;
  /** The raw difference between the two channels' typical waits, in seconds. */
  readonly total: number;
  readonly parts: readonly WhyPart[];
}

/**
 * What the raw difference of this comparison is made of. Mix comes from the comparison itself; opening hours from the
 * same comparison on the staffed clock, where that report is given. Null where there is no raw difference in seconds.
 */
export function whyTree(comparison: Comparison, staffed: ConsistencyReport | null): WhyTree | null {
  const { difference: total, mix } = comparison.unadjusted;
  if (total === null || mix === null || comparison.difference.unit !== 'seconds') return null;
  const service = total - mix;
  const closed = closedSeconds(comparison, staffed, service);
  return {
    comparison,
    total,
    parts: [
      ...(closed === null ? [] : [{ part: 'opening_hours' as const, seconds: closed }]),
      { part: 'mix', seconds: mix },
      { part: 'rest', seconds: service - (closed ?? 0) },
    ],
  };
}

/** How much of the difference lies outside opening hours: the customer's clock minus the staffed one. */
function closedSeconds(
  comparison: Comparison,
  staffed: ConsistencyReport | null,
  service: number,
): number | null {
  const twin = staffed?.comparisons.find(
    ({ metric, topic, basis, better, worse }) =>
      metric === comparison.metric &&
      topic === comparison.topic &&
      basis === comparison.basis &&
      [better, worse].includes(comparison.better) &&
      [better, worse].includes(comparison.worse),
  );
  const own = twin?.unadjusted.service;
  if (twin === undefined || own === null || own === undefined) return null;
  return service - (twin.better === comparison.better ? own : -own);
}
