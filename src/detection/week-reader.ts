// Stored tallies by ISO week, day and part of the day, each week read once a run.
import type { CellTally } from '../domain/cell.js';
import { addDays, localDay, timeStratum, weekStart } from '../domain/zone.js';
import { dayStart } from '../domain/zone.js';
import type { TimeStratum, Window } from '../domain/window.js';

/** What one part of one local day holds. */
export interface DayPart {
  readonly stratum: TimeStratum;
  readonly cells: readonly CellTally[];
}

/** Local day -> its parts. */
export type WeekTallies = ReadonlyMap<string, readonly DayPart[]>;

/** The part of the tally store that is read. */
export interface TallySource {
  read(
    window: Window,
    groupOf: (segmentStart: number) => string | null,
  ): Promise<ReadonlyMap<string, readonly CellTally[]>>;
}

export interface WeekReader {
  /** A week as stored now, kept until it is forgotten. */
  read(week: string): Promise<WeekTallies>;
  /** Frees what lies before a week. */
  forgetBefore(week: string): void;
}

function byDay(
  groups: ReadonlyMap<string, readonly CellTally[]>,
  strata: ReadonlyMap<string, TimeStratum>,
): WeekTallies {
  const days = new Map<string, DayPart[]>();
  for (const [key, cells] of groups) {
    const stratum = strata.get(key);
    if (!stratum) continue;
    const parts = days.get(stratum.day);
    if (parts) parts.push({ stratum, cells });
    else days.set(stratum.day, [{ stratum, cells }]);
  }
  return days;
}

/** Reads weeks of the report zone. */
export function createWeekReader(tallies: TallySource, zone: string): WeekReader {
  const known = new Map<string, Promise<WeekTallies>>();
  const readWeek = async (week: string): Promise<WeekTallies> => {
    const from = weekStart(week, zone);
    const to = dayStart(addDays(localDay(from, zone), 7), zone);
    const strata = new Map<string, TimeStratum>();
    const groups = await tallies.read({ from, to }, (start) => {
      const stratum = timeStratum(start, zone);
      const key = `${stratum.day} ${stratum.daypart}`;
      strata.set(key, stratum);
      return key;
    });
    return byDay(groups, strata);
  };
  return {
    read: (week) => {
      const reading = known.get(week) ?? readWeek(week);
      known.set(week, reading);
      return reading;
    },
    forgetBefore: (week) => {
      for (const old of known.keys()) if (old < week) known.delete(old);
    },
  };
}
