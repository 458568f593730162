// Up to which local day a pair of channels may be judged: the late one decides, a finished source never is.
import type { Instant } from '../domain/clock.js';
import { addDays, localDay } from '../domain/zone.js';

/** A configured source, as far as lateness goes. */
export interface WatchedSource {
  readonly id: string;
  /** False: a finished file, never late. */
  readonly isLive: boolean;
  readonly channels: readonly string[];
}

/** How far the data of a channel are known to be whole. */
interface Reach {
  readonly isLive: boolean;
  /** null = nothing is known yet. */
  readonly until: Instant | null;
}

function reachOf(
  channel: string,
  sources: readonly WatchedSource[],
  completeUntil: ReadonlyMap<string, Instant | null>,
): Reach {
  const feeding = sources.filter(({ channels }) => channels.includes(channel));
  const live = feeding.filter(({ isLive }) => isLive);
  const ends = (live.length > 0 ? live : feeding).map(({ id }) => completeUntil.get(id) ?? null);
  if (ends.length === 0 || ends.includes(null)) return { isLive: live.length > 0, until: null };
  const instants = ends.filter((end) => end !== null);
  const until = live.length > 0 ? Math.min(...instants) : Math.max(...instants);
  return { isLive: live.length > 0, until };
}

/**
 * The last local day (YYYY-MM-DD) on which both channels are whole; null = none yet. A live channel that is late holds the pair back; a
 * finished one does not, and two finished ones end with the one that reaches further.
 */
export function lastWholeDay(
  [a, b]: readonly [string, string],
  sources: readonly WatchedSource[],
  completeUntil: ReadonlyMap<string, Instant | null>,
  zone: string,
): string | null {
  const reaches = [a, b].map((channel) => reachOf(channel, sources, completeUntil));
  if (reaches.some(({ until }) => until === null)) return null;
  const live = reaches.filter(({ isLive }) => isLive);
  const instants = (live.length > 0 ? live : reaches).map(({ until }) => until as Instant);
  const end = live.length > 0 ? Math.min(...instants) : Math.max(...instants);
  return addDays(localDay(end, zone), -1);
}
