// The configured sources with what the store knows of them.
import type { SkippedCount } from '../../storage/skipped.store.js';
import type { StoredSource } from '../../storage/source.store.js';
import { excludedCounts } from '../build/excluded.js';
import type { ExcludedRows } from '../build/inputs.js';
import type { SourceState } from '../consistency-report.js';
import type { ReportSource } from '../report-settings.js';

/** One state per configured source, in the order of the configuration. */
export function sourceStates(
  configured: readonly ReportSource[],
  stored: readonly StoredSource[],
  skipped: readonly SkippedCount[],
): readonly SourceState[] {
  const known = new Map(stored.map((source) => [source.id, source]));
  return configured.map(({ id, connector, channels, isLive }) => {
    const source = known.get(id);
    const rows = skipped.filter((row) => row.source === id);
    return {
      id,
      connector,
      channels,
      isLive,
      completeUntil: source?.completeUntil ?? null,
      health: source?.health ?? 'ok',
      healthReason: source?.healthReason ?? null,
      interactions: source?.rows.stored ?? 0,
      skipped: excludedCounts(rows, null),
      lastPolledAt: source?.lastPolledAt ?? null,
    };
  });
}

/** Skipped rows under the channel their source's raw value means; null where it means none. */
export function excludedRows(
  configured: readonly ReportSource[],
  skipped: readonly SkippedCount[],
): readonly ExcludedRows[] {
  const known = new Map(configured.map((source) => [source.id, source]));
  return skipped.map(({ source, channel, reason, count }) => ({
    reason,
    channel: channel === null ? null : (known.get(source)?.channelOf(channel) ?? null),
    count,
  }));
}
