// When operators hear that a source is late, broken or silent: once each time, and once when it is back. Pure.
import type { HoldReason, SendReason } from './decision.js';

export type SourceTrouble = 'source_late' | 'source_broken' | 'channel_silent';

export interface WatchedSource {
  readonly id: string;
  readonly isLive: boolean;
  /** `ok`, `degraded`, `rate_limited`, `auth_failed`, `stalled`, `incomplete`, `silent`, `disabled`. */
  readonly health: string;
  readonly channels: readonly string[];
}

export interface SourceDecision {
  readonly source: string;
  readonly verdict: 'send' | 'hold';
  readonly reason: SendReason | HoldReason;
}

const troubleOf: Readonly<Record<string, SourceTrouble>> = {
  stalled: 'source_late',
  incomplete: 'source_late',
  auth_failed: 'source_broken',
  failed: 'source_broken',
  silent: 'channel_silent',
};

/** The trouble a source is in; null while its data can be trusted. A finished source is never in trouble. */
export function troubleWith(source: WatchedSource): SourceTrouble | null {
  return source.isLive ? (troubleOf[source.health] ?? null) : null;
}

/** Channels whose gaps are held back for want of data. */
export function mutedChannels(sources: readonly WatchedSource[]): ReadonlySet<string> {
  return new Set(sources.filter((one) => troubleWith(one) !== null).flatMap((one) => one.channels));
}

/** One decision for each source; `lastSaid` is the trouble the operators heard of last, null = none or over. */
export function decideSources(
  sources: readonly WatchedSource[],
  lastSaid: ReadonlyMap<string, SourceTrouble | null>,
): readonly SourceDecision[] {
  return sources.map((source) => {
    const trouble = troubleWith(source);
    const said = lastSaid.get(source.id) ?? null;
    if (trouble === said) return { source: source.id, verdict: 'hold', reason: 'unchanged' };
    return { source: source.id, verdict: 'send', reason: trouble ?? 'source_returned' };
  });
}
