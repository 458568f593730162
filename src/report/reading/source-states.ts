// The configured sources with what the store knows of them.
import type { SkippedCount } from '../../storage/skipped.store.js';
import type { StoredSource } from '../../storage/source.store.js';
import { excludedCounts } from '../build/excluded.js';
import type { ExcludedRows } from '../build/inputs.js';
import type { SourceState } from '../consistency-report.js';
import type { ReportSource } from '../report-settings.js';

const neverRead: Pick<
  StoredSource,
  'completeUntil' | 'health' | 'healthReason' | 'rows' | 'lastPolledAt'
> = {
  completeUntil: null,
  health: 'ok',
  healthReason: null,
  rows: { stored: 0, updated: 0, unchanged: 0, skipped: 0 },
  lastPolledAt: null,
};

/** One state per configured source, in the order of the configuration. */
export function sourceStates(
  configured: readonly ReportSource[],
  stored: readonly StoredSource[],
  skipped: readonly SkippedCount[],
): readonly SourceState[] {
  const known = new Map(stored.map((source) => [source.id, source]));
  return configured.map(({ id, connector, channels, isLive, namesChannels }) => {
    const source = known.get(id) ?? neverRead;
    const rows = skipped.filter((row) => row.source === id);
    return {
      id,
      connector,
      channels: namesChannels && source.rows.stored === 0 ? [] : channels,
      isLive,
      completeUntil: source.completeUntil,
      health: source.health,
      healthReason: source.healthReason,
      interactions: source.rows.stored,
      skipped: excludedCounts(rows, null),
      lastPolledAt: source.lastPolledAt,
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
