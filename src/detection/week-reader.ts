// Stored tallies by ISO week, day and part of the day, each week read once a look.
import { dayNumber, isoWeekOf } from '../domain/civil-day.js';
import type { Cell, CellTally } from '../domain/cell.js';
import { addDays, dayStart, localDay, timeStratum, weekStart } from '../domain/zone.js';
import type { TimeStratum, Window } from '../domain/window.js';

/** What one part of one local day holds. */
export interface DayPart {
  readonly stratum: TimeStratum;
  readonly cells: readonly CellTally[];
}

/** Local day -> its parts. */
export type DayParts = ReadonlyMap<string, readonly DayPart[]>;

/** What is settled for good, and waits that still grow while time goes by. */
export interface StretchTallies {
  readonly settled: DayParts;
  readonly open: DayParts;
}

type GroupOf = (segmentStart: number) => string | null;
type Groups = ReadonlyMap<string, readonly CellTally[]>;

/** The part of the tally store that is read. */
export interface TallySource {
  readSettled(window: Window, groupOf: GroupOf): Promise<Groups>;
  readWaiting(window: Window, groupOf: GroupOf): Promise<Groups>;
}

export interface WeekReader {
  /** A week as stored now, kept until it is forgotten. */
  read(week: string): Promise<StretchTallies>;
  /** One local day: from its week where that is kept, else alone. */
  readDay(day: string): Promise<StretchTallies>;
  /** Waits that have not ended, of the days from `from` to `to`, both included. */
  readOpen(from: string, to: string): Promise<DayParts>;
  /** Frees what lies before a week. */
  forgetBefore(week: string): void;
}

function byDay(groups: Groups, strata: ReadonlyMap<string, TimeStratum>): DayParts {
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

type Reading = (groupOf: GroupOf) => Promise<Groups>;

/** Reads in groups of one part of one day, only the cells wanted. */
async function inParts(
  read: Reading,
  zone: string,
  isWanted: (cell: Cell) => boolean,
): Promise<DayParts> {
  const strata = new Map<string, TimeStratum>();
  const groups = await read((start) => {
    const stratum = timeStratum(start, zone);
    const key = `${stratum.day} ${stratum.daypart}`;
    strata.set(key, stratum);
    return key;
  });
  const wanted = [...groups].map(
    ([key, cells]) => [key, cells.filter(({ cell }) => isWanted(cell))] as const,
  );
  return byDay(new Map(wanted), strata);
}

function ofDay(parts: DayParts, day: string): DayParts {
  return new Map([[day, parts.get(day) ?? []]]);
}

/** Reads weeks of the report zone; cells that are not wanted are passed over. */
export function createWeekReader(
  tallies: TallySource,
  zone: string,
  isWanted: (cell: Cell) => boolean = () => true,
): WeekReader {
  const known = new Map<string, Promise<StretchTallies>>();
  const settledIn = (window: Window): Promise<DayParts> =>
    inParts((groupOf) => tallies.readSettled(window, groupOf), zone, isWanted);
  const openIn = (window: Window): Promise<DayParts> =>
    inParts((groupOf) => tallies.readWaiting(window, groupOf), zone, isWanted);
  const readStretch = async (window: Window): Promise<StretchTallies> => ({
    settled: await settledIn(window),
    open: await openIn(window),
  });
  const windowOf = (from: string, to: string): Window => ({
    from: dayStart(from, zone),
    to: dayStart(addDays(to, 1), zone),
  });
  return {
    read: (week) => {
      const monday = localDay(weekStart(week, zone), zone);
      const reading = known.get(week) ?? readStretch(windowOf(monday, addDays(monday, 6)));
      known.set(week, reading);
      return reading;
    },
    readDay: async (day) => {
      const week = await known.get(isoWeekOf(dayNumber(day)));
      if (week) return { settled: ofDay(week.settled, day), open: ofDay(week.open, day) };
      return readStretch(windowOf(day, day));
    },
    readOpen: (from, to) => openIn(windowOf(from, to)),
    forgetBefore: (week) => {
      for (const old of known.keys()) if (old < week) known.delete(old);
    },
  };
}
