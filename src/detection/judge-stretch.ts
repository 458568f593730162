// Pairs with the same days to judge, judged together, day by day.
import { setImmediate } from 'node:timers/promises';
import { civilDay, dayNumber, isoWeekOf, weekdayOf } from '../domain/civil-day.js';
import { advanceDay, type DayAdvanced, type MonitorState } from './advance-day.js';
import { daysBetween, frameOf } from './day-frame.js';
import { pairName, type DuePair } from './due-pairs.js';
import type { GapStep } from './gap-step.js';
import { openLiveBook, type LiveBook } from './live-day.js';
import type { Warmth } from './look-memory.js';
import type { DetectionRoom } from './room-settings.js';
import { watchedPairs } from './watched-pairs.js';
import type { WeekReader } from './week-reader.js';

export interface Stretch {
  readonly from: string;
  readonly to: string;
  readonly pairs: ReadonlySet<string>;
  /** Never judged before: what it finds is history. */
  readonly isFirst: boolean;
}

/** The stretches of what is due, the one that begins earliest first. `judged` = pairs judged before. */
export function stretchesOf(
  due: readonly DuePair[],
  judged: ReadonlyMap<string, string>,
): readonly Stretch[] {
  const found = new Map<string, Stretch & { pairs: Set<string> }>();
  for (const { pair, from, to } of due) {
    const isFirst = !judged.has(pair);
    const key = `${from} ${to} ${isFirst}`;
    const known = found.get(key) ?? { from, to, isFirst, pairs: new Set<string>() };
    known.pairs.add(pair);
    found.set(key, known);
  }
  return [...found.values()].sort((one, other) => (one.from < other.from ? -1 : 1));
}

/** What judging reads. */
export interface Reading {
  readonly room: DetectionRoom;
  readonly weeks: WeekReader;
  /** ISO weeks that changed since their sums were kept. */
  readonly staleWeeks: readonly string[];
  /** Local days that changed since the last look. */
  readonly changedDays: readonly string[];
  readonly warmth: Warmth | null;
}

/** A step, and whether it was found in history. */
export interface ToldStep {
  readonly step: GapStep;
  readonly isHistory: boolean;
}

export interface Judged {
  readonly state: MonitorState;
  /** Steps of the days, then every gap that stands open at the end. */
  readonly told: readonly ToldStep[];
  readonly scored: ReadonlySet<string>;
  readonly live: LiveBook;
}

/**
 * Weeks older than the book that late rows changed: brought in on a Sunday, when older weeks are scored again. What this
 * look has scored already was read as it is stored now.
 */
async function reloadLate(
  live: LiveBook,
  day: string,
  { staleWeeks, weeks }: Reading,
  scored: ReadonlySet<string>,
): Promise<void> {
  if (weekdayOf(dayNumber(day)) !== 7) return;
  const oldest = frameOf(day).weeks[0] as string;
  for (const week of staleWeeks)
    if (week >= oldest && week < isoWeekOf(dayNumber(day)) && !scored.has(week))
      await live.reload(week, weeks);
}

/** The book as the last look left it, brought up to date, or an empty one. */
async function bookFor(firstDay: string, reading: Reading): Promise<LiveBook> {
  const { warmth, changedDays, weeks } = reading;
  const kept = warmth?.books.get(civilDay(dayNumber(firstDay) - 1));
  if (!kept) return openLiveBook();
  await kept.refresh(changedDays, weeks);
  return kept;
}

/** A day this much older than the last one judged was not lived through. */
const historyDays = 3;

/** Judges each day of a stretch, oldest first; whoever asks for a page meanwhile is served between two days. */
export async function judgeStretch(
  reading: Reading,
  before: MonitorState,
  { from, to, pairs, isFirst }: Stretch,
): Promise<Judged> {
  const { room, weeks } = reading;
  const live = await bookFor(from, reading);
  const told: ToldStep[] = [];
  const scored = new Set<string>();
  let state = before;
  let advanced: DayAdvanced | null = null;
  for (const day of daysBetween(from, to)) {
    await setImmediate();
    await live.fillTo(day, weeks);
    await reloadLate(live, day, reading, scored);
    const watches = watchedPairs(live.book.series(), room.scope).filter(({ measure: { a, b } }) =>
      pairs.has(pairName(a.channel, b.channel)),
    );
    advanced = advanceDay(state, { day, watches, book: live.book, settings: room.settings });
    state = advanced.state;
    for (const week of live.loaded) scored.add(week);
    const isHistory = isFirst && dayNumber(to) - dayNumber(day) >= historyDays;
    told.push(...advanced.steps.map((step) => ({ step, isHistory })));
  }
  const open = (advanced?.tellOpen() ?? []).map((step) => ({ step, isHistory: isFirst }));
  return { state, told: [...told, ...open], scored, live };
}
