// What was left out, by reason.
import type { ExcludedCount } from '../consistency-report.js';
import { isChosen } from './filter.js';
import type { ExcludedRows } from './inputs.js';

/** Counts per reason, most first. Rows that never got a channel count under every channel filter. */
export function excludedCounts(
  rows: readonly ExcludedRows[],
  channels: readonly string[] | null,
): readonly ExcludedCount[] {
  const counts = new Map<string, number>();
  for (const { reason, channel, count } of rows) {
    if (channel !== null && !isChosen(channel, channels)) continue;
    counts.set(reason, (counts.get(reason) ?? 0) + count);
  }
  return [...counts]
    .map(([reason, count]) => ({ reason, count }))
    .sort((one, other) => other.count - one.count || (one.reason < other.reason ? -1 : 1));
}
