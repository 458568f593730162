// Up to which instant a channel, a pair, and the whole report are known.
import type { Instant } from '../../domain/clock.js';

/** What is known of a source here. */
export interface Completeness {
  readonly channels: readonly string[];
  readonly isLive: boolean;
  readonly completeUntil: Instant | null;
}

/**
 * A channel is complete as far as its slowest live source; finished files alone: as far as the last of them. Null while
 * no source of the channel has said anything.
 */
export function channelCompleteUntil(
  sources: readonly Completeness[],
  channel: string,
): Instant | null {
  return slowest(sources.filter(({ channels }) => channels.includes(channel)));
}

/** The report is complete as far as the slowest live source; finished files alone: as far as the last of them. */
export function reportCompleteUntil(sources: readonly Completeness[]): Instant | null {
  return slowest(sources);
}

function slowest(sources: readonly Completeness[]): Instant | null {
  const known = (isLive: boolean): readonly Instant[] =>
    sources.flatMap((source) =>
      source.isLive === isLive && source.completeUntil !== null ? [source.completeUntil] : [],
    );
  const live = known(true);
  const finished = known(false);
  if (live.length > 0) return Math.min(...live);
  return finished.length > 0 ? Math.max(...finished) : null;
}
