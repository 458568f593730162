// Which sources are late or broken, and so which channels' figures are provisional.
import type { ConsistencyReport, SourceState } from '../../report/consistency-report.js';

const sound: ReadonlySet<string> = new Set(['good', 'ok', 'healthy', 'finished', 'new']);

/** Live sources that are not well. */
export function troubledSources(report: ConsistencyReport): readonly SourceState[] {
  return report.sources.filter(({ isLive, health }) => isLive && !sound.has(health));
}

/** Channels whose figures may still change. */
export function staleChannels(report: ConsistencyReport): ReadonlySet<string> {
  return new Set(troubledSources(report).flatMap(({ channels }) => channels));
}
