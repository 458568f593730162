// What a watched cell shows at the end of a day: its evidence either way, and its estimate over the last weeks.
import type { CellWeeks } from './cell-weeks.js';
import type { CellDispersion } from './dispersion.js';
import { evidenceStrength, type Direction } from './evidence-strength.js';
import type { DetectionSettings } from './detection-settings.js';
import { sumWeeks, type WeekSums } from './week-sums.js';

export interface CellReading {
  readonly topic: string | null;
  readonly dispersion: CellDispersion;
  /** ln M, by the channel thought worse. */
  readonly strength: Readonly<Record<Direction, number>>;
  /** The last four weeks, the running one included. */
  readonly recent: WeekSums;
  /** The weeks that may speak, oldest first. */
  readonly heard: readonly WeekSums[];
}

/** Reads a cell; only its weeks from index `from` on may speak. */
export function readCell(
  { topic, weeks }: CellWeeks,
  dispersion: CellDispersion,
  { estimateWeeks, from }: { readonly estimateWeeks: number; readonly from: number },
): CellReading {
  const heard = weeks.slice(from);
  return {
    topic,
    dispersion,
    strength: {
      a: evidenceStrength(heard, 'a', dispersion),
      b: evidenceStrength(heard, 'b', dispersion),
    },
    recent: sumWeeks(weeks.slice(-estimateWeeks)),
    heard,
  };
}

/** Does the estimate lie beyond the margin, seen from this channel being worse? False where nothing was seen. */
export function isBeyond({ recent }: CellReading, worse: Direction): boolean {
  return (worse === 'a' ? recent.aWorse : recent.bWorse).full > 0;
}

/** Standard errors that the estimate must lie inside the margin before a gap may close: three to one that it is over. */
const backInsideBy = 0.674;

/** Is the estimate back inside the margin, by more than chance would bring it there? False where nothing was seen. */
export function isBackInside({ recent, dispersion }: CellReading, worse: Direction): boolean {
  const beyond = (worse === 'a' ? recent.aWorse : recent.bWorse).full;
  const error = Math.sqrt(dispersion.phi * recent.varianceNull);
  return recent.weight > 0 && beyond + backInsideBy * error <= 0;
}

/** Has the cell learned enough, and had contacts enough, to alarm at all? */
export function mayAlarm(
  { dispersion, recent }: CellReading,
  { minLearnedWeeks, minContacts }: DetectionSettings,
): boolean {
  const contacts = Math.min(recent.contactsA, recent.contactsB);
  return dispersion.learnedWeeks >= minLearnedWeeks && contacts >= minContacts;
}

/** The direction in which the cell alarms at level A: evidence enough, and the estimate beyond the whole margin. */
export function alarmOf(
  reading: CellReading,
  level: number,
  settings: DetectionSettings,
): Direction | null {
  if (!mayAlarm(reading, settings)) return null;
  const isAlarm = (worse: Direction): boolean =>
    reading.strength[worse] >= Math.log(level) && isBeyond(reading, worse);
  if (isAlarm('a')) return 'a';
  return isAlarm('b') ? 'b' : null;
}
