// The monitor's state, read from the store and kept there.
import type { Instant } from '../domain/clock.js';
import { isoWeek, localDay, weekStart } from '../domain/zone.js';
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

/** What a look read and made of it. */
export interface EvidenceToKeep {
  readonly state: MonitorState;
  /** ISO weeks that were scored again. */
  readonly weeks: ReadonlySet<string>;
  /** First instants of the days that were known to have changed. */
  readonly days: readonly Instant[];
  /** The data revision they were read at. */
  readonly revision: string;
  readonly leaseEpoch: number | null;
}

/** Keeps the sums of the weeks scored again. */
export async function keepEvidence(
  { evidence }: Pick<DetectionStores, 'evidence'>,
  { state, weeks, days, revision, leaseEpoch }: EvidenceToKeep,
  { rules, zone }: StateOptions,
): Promise<void> {
  const packed = [...weeks].sort().map((week) => ({
    start: weekStart(week, zone),
    bytes: Buffer.from(JSON.stringify(packWeek(state, week))),
  }));
  await evidence.save({ kind: kindOf(rules), weeks: packed, days, revision, leaseEpoch });
}

/** What is remembered last, once everything else is written: a crash before it repeats the look. */
export interface LookToKeep {
  readonly state: MonitorState;
  readonly judged: ReadonlyMap<string, string>;
  readonly look: number;
  readonly leaseEpoch: number | null;
}

export async function keepLook(
  { memos }: Pick<DetectionStores, 'memos'>,
  { state, judged, look, leaseEpoch }: LookToKeep,
  { rules }: StateOptions,
): Promise<void> {
  await memos.write(memoKey, packState(state, { rules, look }, judged), leaseEpoch);
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
