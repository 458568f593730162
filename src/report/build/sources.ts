// The sources behind a report, and the channels whose figures may still change for their sake.
import type { SourceState } from '../consistency-report.js';
import { isChosen } from './filter.js';

/** The only state in which a live source leaves nothing open. */
const soundHealth = 'ok';

/** Is this source late, broken, silent or not read yet? A finished file that was read never is. */
export function isShaky({
  isLive,
  health,
  completeUntil,
}: Pick<SourceState, 'isLive' | 'health' | 'completeUntil'>): boolean {
  return completeUntil === null || (isLive && health !== soundHealth);
}

/** Channels fed by a source that is late, broken or silent: what is said of them is provisional. */
export function shakyChannels(sources: readonly SourceState[]): ReadonlySet<string> {
  return new Set(sources.filter(isShaky).flatMap(({ channels }) => channels));
}

/** The sources that feed a shown channel. */
export function shownSources(
  sources: readonly SourceState[],
  channels: readonly string[] | null,
): readonly SourceState[] {
  return sources.filter(
    (source) => channels === null || source.channels.some((channel) => isChosen(channel, channels)),
  );
}
