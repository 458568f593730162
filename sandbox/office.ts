// Office time: when a promise counted in office hours falls due.
import { officeSpans } from './company.js';
import { localDay, nextDayName, dayNameAt, type LocalDay } from './local-day.js';

const minute = 60_000;

/** The instant at which `seconds` of office time have passed since `from`. */
export function afterOfficeSeconds(from: number, seconds: number): number {
  let left = seconds * 1000;
  let name = dayNameAt(from);
  for (;;) {
    for (const [opens, closes] of spansOf(localDay(name))) {
      const start = Math.max(from, opens);
      const room = closes - start;
      if (room > left) return start + left;
      if (room > 0) left -= room;
    }
    name = nextDayName(name);
  }
}

/** Is somebody in the office at that instant? */
export function isOfficeOpen(instant: number): boolean {
  const spans = spansOf(localDay(dayNameAt(instant)));
  return spans.some(([opens, closes]) => instant >= opens && instant < closes);
}

function spansOf(day: LocalDay): readonly (readonly [number, number])[] {
  if (day.isOff) return [];
  return officeSpans.map(([from, to]) => [day.start + from * minute, day.start + to * minute]);
}
