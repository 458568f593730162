// Which pairs of channels have finished days that nobody has judged yet.
import type { Instant } from '../domain/clock.js';
import { addDays } from '../domain/zone.js';
import { lastWholeDay } from './horizon.js';
import type { DetectionRoom } from './room-settings.js';

/** A pair of channels with the days to judge, both included. */
export interface DuePair {
  readonly pair: string;
  readonly from: string;
  readonly to: string;
}

/** Name of a pair of channels, whatever their order. */
export function pairName(one: string, other: string): string {
  return [one, other].sort().join('|');
}

/** What is known of the days. */
export interface DaysKnown {
  readonly completeUntil: ReadonlyMap<string, Instant | null>;
  /** Pair -> last day judged. */
  readonly judged: ReadonlyMap<string, string>;
  /** First local day that holds anything at all; null = nothing is stored. */
  readonly firstDay: string | null;
}

/** The pairs with days to judge. A pair whose source is late has none: it rests. */
export function duePairs(
  { scope, sources, zone }: DetectionRoom,
  known: DaysKnown,
): readonly DuePair[] {
  const { completeUntil, judged, firstDay } = known;
  if (firstDay === null) return [];
  const { channels } = scope;
  return channels
    .flatMap((a, index) => channels.slice(index + 1).map((b) => [a, b] as const))
    .flatMap(([a, b]) => {
      const pair = pairName(a, b);
      const last = judged.get(pair);
      const from = last === undefined ? firstDay : addDays(last, 1);
      const to = lastWholeDay([a, b], sources, completeUntil, zone);
      return to !== null && from <= to ? [{ pair, from, to }] : [];
    });
}
