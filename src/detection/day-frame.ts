// The weeks a finished day is judged by.
import { civilDay, dayNumber, isoWeekOf, mondayOf, weekdayOf } from '../domain/civil-day.js';
import { longestMemoryWeeks } from '../statistics/e-detector.js';

export interface DayFrame {
  readonly day: string;
  /** ISO week of the day. */
  readonly week: string;
  /** At most 52 complete weeks and the running one, oldest first. */
  readonly weeks: readonly string[];
  /** How many of them are complete: a Sunday completes its own week. */
  readonly completeWeeks: number;
}

/** The frame of a finished local day (YYYY-MM-DD). */
export function frameOf(day: string): DayFrame {
  const number = dayNumber(day);
  const week = isoWeekOf(number);
  const isComplete = weekdayOf(number) === 7;
  const count = longestMemoryWeeks + (isComplete ? 0 : 1);
  const monday = mondayOf(week);
  const weeks = Array.from({ length: count }, (_, index) =>
    isoWeekOf(monday - 7 * (count - 1 - index)),
  );
  return { day, week, weeks, completeWeeks: isComplete ? count : count - 1 };
}

/**
 * Is a touched week scored again after this day? The running week and the one before it daily; older ones, whose waits end one by one,
 * once after each finished week.
 */
export function isDueAfter(day: string): (week: string) => boolean {
  const number = dayNumber(day);
  if (weekdayOf(number) === 7) return () => true;
  const recent = new Set([isoWeekOf(number), isoWeekOf(number - 7)]);
  return (week) => recent.has(week);
}

/** Every day from `from` to `to`, both included. */
export function daysBetween(from: string, to: string): readonly string[] {
  const [first, last] = [dayNumber(from), dayNumber(to)];
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) =>
    civilDay(first + index),
  );
}
