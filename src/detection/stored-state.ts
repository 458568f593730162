// The monitor's state, read from the store and kept there.
import { localDay, weekStart } from '../domain/zone.js';
import { isoWeek } from '../domain/zone.js';
import type { MonitorState } from './advance-day.js';
import type { DetectionStores } from './detection-stores.js';
import { packState, packWeek, unpackState, type MonitorMemo, type WeekMemo } from './memory.js';

const memoKey = 'detection';
const weekMs = 7 * 86_400_000;
/** Weeks of sums that are read back: those the detector remembers, and the running one. */
const weeksRead = 54;

export interface StateOptions {
  readonly rules: string;
  readonly zone: string;
}

/** The memo the last run left; null where nothing is known under the present rules. */
export async function readMemo(
  { memos }: Pick<DetectionStores, 'memos'>,
  { rules }: StateOptions,
): Promise<MonitorMemo | null> {
  const memo = (await memos.read(memoKey)) as MonitorMemo | null;
  return memo?.rules === rules ? memo : null;
}

/** Pair -> last day judged. */
export function judgedIn(memo: MonitorMemo | null): ReadonlyMap<string, string> {
  return new Map(Object.entries(memo?.pairs ?? {}));
}

/** The state as the last run left it, kept weeks included. */
export async function readState(
  { evidence }: Pick<DetectionStores, 'evidence'>,
  memo: MonitorMemo | null,
  { rules, zone }: StateOptions,
): Promise<MonitorState> {
  const lastDay = [...judgedIn(memo).values()].sort().at(-1);
  if (memo === null || lastDay === undefined) return new Map();
  const end = Date.parse(`${lastDay}T00:00:00Z`) + weekMs;
  const window = { from: end - weeksRead * weekMs, to: end + weekMs };
  const weeks = (await evidence.read(kindOf(rules), window)).map(
    ({ start, bytes }) =>
      [isoWeek(start, zone), JSON.parse(bytes.toString('utf8')) as WeekMemo] as const,
  );
  return unpackState(memo, new Map(weeks));
}

function kindOf(rules: string): string {
  return `detection ${rules}`;
}

/** What a run leaves behind. */
export interface StateToKeep {
  readonly state: MonitorState;
  readonly judged: ReadonlyMap<string, string>;
  /** ISO weeks that were scored again. */
  readonly weeks: ReadonlySet<string>;
  /** The data revision they were read at. */
  readonly revision: string;
  readonly leaseEpoch: number | null;
}

/** Keeps the sums of the weeks scored again, then the latches. A crash between the two repeats the run. */
export async function keepState(
  stores: DetectionStores,
  { state, judged, weeks, revision, leaseEpoch }: StateToKeep,
  { rules, zone }: StateOptions,
): Promise<void> {
  const packed = [...weeks].sort().map((week) => ({
    start: weekStart(week, zone),
    bytes: Buffer.from(JSON.stringify(packWeek(state, week))),
  }));
  await stores.evidence.save({ kind: kindOf(rules), weeks: packed, revision, leaseEpoch });
  await stores.memos.write(memoKey, packState(state, rules, judged), leaseEpoch);
}

/** Weeks that changed since they were kept, oldest first. */
export async function changedWeeks(
  stores: DetectionStores,
  zone: string,
): Promise<readonly string[]> {
  return (await stores.evidence.staleWeeks()).map((start) => isoWeek(start, zone));
}

/** The first local day that holds anything; null = nothing is stored. Reads the months, not the hours. */
export async function firstStoredDay(
  stores: DetectionStores,
  until: number,
  zone: string,
): Promise<string | null> {
  const months = await stores.tallies.readPeriods({ from: 0, to: until }, 'month');
  const first = [...months].filter(([, cells]) => cells.length > 0).map(([start]) => start);
  return first.length > 0 ? localDay(Math.min(...first), zone) : null;
}
