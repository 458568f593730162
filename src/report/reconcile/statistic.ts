// One figure from the contacts a rule counts.
import type { VendorFigure } from '../../domain/vendor-figure.js';
import { kaplanMeierMass, kaplanMeierQuantile } from '../../statistics/kaplan-meier.js';
import type { Counted } from './counted.js';

/**
 * Seconds, a share or a count; null where nothing is counted, or a median is never reached. Those who were not answered
 * are censored in a median, missed in a share, and as long as they waited so far in a mean (a lower bound).
 */
export function statisticOf(
  { statistic, withinSeconds }: VendorFigure,
  counted: readonly Counted[],
): number | null {
  if (statistic === 'count') return counted.length;
  if (counted.length === 0) return null;
  if (statistic === 'median') return medianOf(counted);
  const values = counted.map((one) =>
    statistic === 'share' ? keptOf(one, withinSeconds) : one.soFarSeconds,
  );
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function keptOf({ endedSeconds }: Counted, withinSeconds: number | null): number {
  return endedSeconds !== null && endedSeconds <= (withinSeconds ?? Infinity) ? 1 : 0;
}

function medianOf(counted: readonly Counted[]): number | null {
  const ended = new Map<number, number>();
  const censored = new Map<number, number>();
  for (const { endedSeconds, soFarSeconds } of counted) {
    const into = endedSeconds === null ? censored : ended;
    const seconds = endedSeconds ?? soFarSeconds;
    into.set(seconds, (into.get(seconds) ?? 0) + 1);
  }
  return kaplanMeierQuantile(kaplanMeierMass(ended, censored), 0.5, (seconds) => seconds);
}
