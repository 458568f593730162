// The gaps the monitor holds, beside the comparisons they belong to.
import type { Comparison } from '../../domain/comparison.js';
import type { Gap } from '../../domain/gap.js';
import type { Window } from '../../domain/window.js';
import { localDay } from '../../domain/zone.js';
import type { ReportQuery } from '../consistency-report.js';
import { isShown } from './filter.js';

/** The gaps that were open at some time of the window, or still are, as far as the query shows them. */
export function shownGaps(
  gaps: readonly Gap[],
  query: ReportQuery,
  window: Window,
): readonly Gap[] {
  return gaps.filter(
    (gap) =>
      isShown({ ...gap, channels: [gap.better, gap.worse] }, query) &&
      (query.basis === 'both' || gap.basis === query.basis) &&
      (gap.state === 'open' || (gap.resolvedAt ?? gap.updatedAt) > window.from),
  );
}

/** The gap that is open for this comparison: same pair in the same order, metric, topic and basis. */
export function openGapOf(comparison: Comparison, gaps: readonly Gap[]): Gap | null {
  const found = gaps.find(
    (gap) =>
      gap.state === 'open' &&
      gap.metric === comparison.metric &&
      gap.topic === comparison.topic &&
      gap.better === comparison.better &&
      gap.worse === comparison.worse &&
      gap.basis === comparison.basis &&
      gap.clock === comparison.clock,
  );
  return found ?? null;
}

/** The day since when the comparison's gap has stood: its onset where that is known, else the day it was opened. */
export function sinceOf(comparison: Comparison, gaps: readonly Gap[], zone: string): string | null {
  const gap = openGapOf(comparison, gaps);
  return gap === null ? null : dayOf(gap, zone);
}

function dayOf({ onset, openedAt }: Gap, zone: string): string {
  return onset?.day ?? localDay(openedAt, zone);
}

/** All that `sinceOf` goes by: as long as the words are the same, so is every day. */
export function openGapsInWords(gaps: readonly Gap[], zone: string): string {
  const open = gaps.filter(({ state }) => state === 'open');
  return JSON.stringify(
    open.map((gap) => {
      const { metric, topic, better, worse, basis, clock } = gap;
      return [metric, topic, better, worse, basis, clock, dayOf(gap, zone)];
    }),
  );
}
