// Late data change weeks already judged: is an open gap still borne out?
import { civilDay, dayNumber, isoWeekOf, weekdayOf } from '../domain/civil-day.js';
import type { TopicWeeks } from './cell-weeks.js';
import { frameOf } from './day-frame.js';
import type { Judging } from './judge-cell.js';
import type { OpenGap } from './latch.js';
import { readWatch } from './read-watch.js';
import type { Watch } from './watch.js';
import type { WatchState } from './watch-state.js';
import type { WeekSums } from './week-sums.js';

/** A week's difference must move by this part of its standard error to count: waits that end as usual move it less. */
const material = 0.25;

function isMaterial(before: WeekSums, after: WeekSums | undefined): boolean {
  if (!after) return true;
  const spread = before.freedom > 0 ? (before.weight * before.squares) / before.freedom : 0;
  const error = Math.sqrt(before.varianceNull + spread);
  return Math.abs(after.score - before.score * (after.weight / before.weight)) > material * error;
}

type Sums = ReadonlyMap<string, WeekSums>;

function revisedWeeks(before: Sums, after: Sums | undefined, week: string): readonly string[] {
  if (before === after) return [];
  return [...before]
    .filter(([old, sums]) => old < week && after?.get(old) !== sums)
    .filter(([old, sums]) => isMaterial(sums, after?.get(old)))
    .map(([old]) => old);
}

/** The earliest week before `week` that late data changed in earnest; null = none. O(weeks). */
export function earliestRevised(
  before: TopicWeeks,
  after: TopicWeeks,
  week: string,
): string | null {
  const revised = [...before].flatMap(([topic, weeks]) =>
    revisedWeeks(weeks, after.get(topic), week),
  );
  return revised.sort()[0] ?? null;
}

/** The day of opening, and each Sunday since. */
function daysToAsk(openedOn: string, day: string): readonly string[] {
  const [from, to] = [dayNumber(openedOn), dayNumber(day)];
  const days = [openedOn];
  for (let sunday = from + 7 - weekdayOf(from); sunday <= to; sunday += 7)
    days.push(civilDay(sunday));
  return days;
}

/** Evidence this many times below the alarm still stands: waits that end as usual move it about, only real mistakes take it away. */
const slack = 10;

/** With all that is known now: was there evidence for the gap on its day of opening, or at the end of any week since? */
export function isStillBorneOut(
  watch: Watch,
  state: WatchState,
  { topic, gap }: { readonly topic: string | null; readonly gap: OpenGap },
  { frame, settings, level }: Judging,
): boolean {
  return daysToAsk(gap.openedOn, frame.day).some((day) => {
    const readings = readWatch(watch, state, frameOf(day), settings);
    const reading = readings.find((one) => one.topic === topic);
    return reading !== undefined && reading.strength[gap.worse] >= Math.log(level / slack);
  });
}

/** Does a revised week bear on a gap's opening? */
export function bearsOn(revised: string | null, { openedOn }: OpenGap): boolean {
  return revised !== null && revised <= isoWeekOf(dayNumber(openedOn));
}
