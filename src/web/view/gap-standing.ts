// How a gap stands: the monitor's state together with what people said about it.
import type { Instant } from '../../domain/clock.js';
import type { Gap } from '../../domain/gap.js';

export const gapStandings = ['open', 'acknowledged', 'snoozed', 'accepted', 'resolved'] as const;
export type GapStanding = (typeof gapStandings)[number];

/** One standing a gap: resolved before all else, then accepted or snoozed while that lasts, then acknowledged. */
export function gapStanding(gap: Gap, now: Instant): GapStanding {
  if (gap.state === 'resolved') return 'resolved';
  if (gap.acceptedUntil !== null && gap.acceptedUntil > now) return 'accepted';
  if (gap.snoozedUntil !== null && gap.snoozedUntil > now) return 'snoozed';
  return gap.acknowledgedAt === null ? 'open' : 'acknowledged';
}

/** When a snooze or an acceptance ends; null for the other standings. */
export function standsUntil(gap: Gap, standing: GapStanding): Instant | null {
  if (standing === 'snoozed') return gap.snoozedUntil;
  return standing === 'accepted' ? gap.acceptedUntil : null;
}
