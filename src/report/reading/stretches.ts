// Time cut into ISO weeks and at the window's start: what evidence is read in.
import type { Instant } from '../../domain/clock.js';
import type { Window } from '../../domain/window.js';
import { addDays, dayStart, isoWeek, localDay, weekStart } from '../../domain/zone.js';
import type { Pieces } from './ends.js';

export interface Stretch extends Window {
  /** The ISO week it lies in. */
  readonly week: string;
  readonly isInWindow: boolean;
  /** A whole week that neither the window nor any channel's end cuts apart. */
  readonly isWhole: boolean;
  /** Whether the week ends with it. */
  readonly endsWeek: boolean;
}

/** The stretches from `from` up to the window's end, oldest first. */
export function stretchesOf(
  from: Instant,
  window: Window,
  { zone, pieces }: { readonly zone: string; readonly pieces: Pieces },
): readonly Stretch[] {
  const stretches: Stretch[] = [];
  for (let start = from; start < window.to;) {
    const week = isoWeek(start, zone);
    const monday = weekStart(week, zone);
    const nextMonday = dayStart(addDays(localDay(monday, zone), 7), zone);
    const cut = start < window.from ? Math.min(window.from, window.to) : window.to;
    const end = Math.min(nextMonday, cut);
    const isUncut = start === monday && end === nextMonday;
    const isWhole = isUncut && pieces.pieceOf(start) === pieces.pieceOf(end - 1);
    const isInWindow = start >= window.from;
    stretches.push({
      from: start,
      to: end,
      week,
      isInWindow,
      isWhole,
      endsWeek: end === nextMonday,
    });
    start = end;
  }
  return stretches;
}
