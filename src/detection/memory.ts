// What the monitor keeps between runs, in plain JSON: latches by cell, and the sums of each week.
import type { MonitorState } from './advance-day.js';
import type { TopicWeeks } from './cell-weeks.js';
import type { Latch } from './latch.js';
import { freshWatch, type WatchState } from './watch-state.js';
import type { WeekSums } from './week-sums.js';

/** The state without its weeks. */
export interface MonitorMemo {
  /** Under which rules it was made: other rules start afresh. */
  readonly rules: string;
  /** Grows with each look that judged something. */
  readonly look?: number;
  /** Pair of channels -> last day judged. */
  readonly pairs: Readonly<Record<string, string>>;
  readonly watches: readonly {
    readonly key: string;
    readonly lastDay: string | null;
    readonly latches: readonly (readonly [string | null, Latch])[];
    readonly joined: readonly (string | null)[];
  }[];
}

/** One week's sums of every pair: key of the watch -> topic -> figures. */
export type WeekMemo = Readonly<Record<string, Readonly<Record<string, readonly number[]>>>>;

export function packState(
  state: MonitorState,
  { rules, look }: Pick<MonitorMemo, 'rules' | 'look'>,
  pairs: ReadonlyMap<string, string>,
): MonitorMemo {
  const watches = [...state.values()].map(({ key, lastDay, latches, joined }) => {
    return { key, lastDay, latches: [...latches], joined: [...joined] };
  });
  return { rules, look, pairs: Object.fromEntries(pairs), watches };
}

function pack(sums: WeekSums): readonly number[] {
  const { score, weight, varianceNull, aWorse, bWorse } = sums;
  const { squares, freedom, contactsA, contactsB } = sums;
  const beyond = [aWorse.half, aWorse.full, bWorse.half, bWorse.full];
  return [score, weight, varianceNull, ...beyond, squares, freedom, contactsA, contactsB];
}

function unpack(figures: readonly number[]): WeekSums {
  const at = (index: number): number => figures[index] ?? 0;
  return {
    ...{ score: at(0), weight: at(1), varianceNull: at(2) },
    aWorse: { half: at(3), full: at(4) },
    bWorse: { half: at(5), full: at(6) },
    ...{ squares: at(7), freedom: at(8), contactsA: at(9), contactsB: at(10) },
  };
}

/** One week of the whole state. */
export function packWeek(state: MonitorState, week: string): WeekMemo {
  const watches = [...state.values()].map(({ key, weeks }) => {
    const topics = [...weeks].flatMap(([topic, sums]) => {
      const own = sums.get(week);
      return own ? [[topic, pack(own)] as const] : [];
    });
    return [key, Object.fromEntries(topics)] as const;
  });
  return Object.fromEntries(watches.filter(([, topics]) => Object.keys(topics).length > 0));
}

type Weeks = Map<string, Map<string, WeekSums>>;

function fileWeek(byWatch: Map<string, Weeks>, week: string, memo: WeekMemo): void {
  for (const [key, topics] of Object.entries(memo)) {
    const weeks = byWatch.get(key) ?? new Map<string, Map<string, WeekSums>>();
    for (const [topic, figures] of Object.entries(topics)) {
      const sums = weeks.get(topic) ?? new Map<string, WeekSums>();
      weeks.set(topic, sums.set(week, unpack(figures)));
    }
    byWatch.set(key, weeks);
  }
}

/** The state as it was packed; weeks come by ISO week. */
export function unpackState(memo: MonitorMemo, weeks: ReadonlyMap<string, WeekMemo>): MonitorState {
  const byWatch = new Map<string, Weeks>();
  for (const [week, one] of weeks) fileWeek(byWatch, week, one);
  const watchOf = (one: MonitorMemo['watches'][number]): WatchState => {
    const known: TopicWeeks = byWatch.get(one.key) ?? new Map<string, Map<string, WeekSums>>();
    return {
      ...freshWatch(one.key),
      lastDay: one.lastDay,
      weeks: known,
      latches: new Map(one.latches),
      joined: new Set(one.joined),
    };
  };
  return new Map(memo.watches.map((one) => [one.key, watchOf(one)]));
}
