// Opening and closing: a gap opens on an alarm and closes only after a quiet stretch, so that it does not flap.
import { dayNumber } from '../domain/civil-day.js';
import type { DetectionSettings } from './detection-settings.js';
import type { Direction } from './evidence-strength.js';

/** A gap the monitor holds open. Plain JSON. */
export interface OpenGap {
  readonly worse: Direction;
  /** Local day (YYYY-MM-DD) after which it opened. */
  readonly openedOn: string;
  /** Days in a row without alarm. */
  readonly quietDays: number;
  /** Estimate at opening, on the axis of `estimateCell`. */
  readonly effectAtOpening: number;
  /** What the next worsening is measured from, and the day it was taken. */
  readonly reference: number;
  readonly referenceOn: string;
  /** Does the reference rest on weeks that lie wholly in the gap? Until then it grows with them. */
  readonly isSettled: boolean;
}

/** What the latch of one cell remembers. Plain JSON. */
export interface Latch {
  readonly gap: OpenGap | null;
  /** After a closing: evidence from before this ISO week opens nothing any more. */
  readonly startsFrom: string | null;
}

export const closedLatch: Latch = { gap: null, startsFrom: null };

/** What the day showed. */
export interface DaySign {
  readonly day: string;
  readonly week: string;
  /** The direction that alarms. */
  readonly alarm: Direction | null;
  /** Is the estimate back inside the margin, seen from the open gap's worse channel? */
  readonly isBackInside: boolean;
}

/** A gap as it opens; `effect` is the estimate then. */
export function openedGap(worse: Direction, day: string, effect: number): OpenGap {
  const opening = { worse, openedOn: day, quietDays: 0, effectAtOpening: effect };
  return { ...opening, reference: effect, referenceOn: day, isSettled: false };
}

/** One finished day further with a gap open: a day that alarms is not quiet; `gap: null` = the gap has closed. */
export function holdLatch(
  { startsFrom }: Latch,
  gap: OpenGap,
  sign: DaySign,
  { quietDays, minOpenDays }: DetectionSettings,
): Latch {
  const quiet = sign.alarm === gap.worse ? 0 : gap.quietDays + 1;
  const openDays = dayNumber(sign.day) - dayNumber(gap.openedOn);
  const isOver = quiet >= quietDays && openDays >= minOpenDays && sign.isBackInside;
  return isOver
    ? { gap: null, startsFrom: sign.week }
    : { gap: { ...gap, quietDays: quiet }, startsFrom };
}
