// One window examined: its comparisons, and its sums for everything around them.
import { compareAll } from '../../comparison/compare-all.js';
import { defaultComparisonSettings } from '../../comparison/settings.js';
import type { Instant } from '../../domain/clock.js';
import type { Basis, Comparison, ComparisonClock } from '../../domain/comparison.js';
import { catalogue } from '../../domain/metric.js';
import type { Window } from '../../domain/window.js';
import { addDays, dayStart, isoWeek, localDay, weekStart } from '../../domain/zone.js';
import type { ReportSettings } from '../report-settings.js';
import { pairEnd, piecesOf, type Ends } from './ends.js';
import {
  readEvidence,
  type EvidenceAsked,
  type StretchRead,
  type WeeksRead,
} from './read-evidence.js';
import { sumStretches, type Sums } from './read-sums.js';

const bases: readonly Basis[] = ['customer', 'promise'];
/** Weeks that teach how much is normal. */
const historyWeeks = 26;
/** Weeks shown week by week, at least. */
const trendWeeks = 13;

/** What an examination reads from, and up to where each channel counts. */
export interface Examiner {
  readonly tallies: EvidenceAsked['tallies'];
  readonly settings: ReportSettings;
  readonly ends: Ends;
  /** Whole weeks read so far; empty at first. */
  readonly weeks: WeeksRead;
}

/** A window's comparisons, and its sums for everything around them. */
export interface Examined {
  readonly comparisons: readonly Comparison[];
  readonly sums: Sums;
}

/** Every comparison of the window, all metrics, topics, pairs and bases, false discoveries controlled over all of them. */
export async function compareWindow(
  examiner: Examiner,
  window: Window,
  clock: ComparisonClock,
): Promise<readonly Comparison[]> {
  const from = teachingStart(window, examiner.settings.zone);
  return compareStretches(examiner, await read(examiner, window, from), { window, clock });
}

/** The same, with the window's sums and those of its weeks (thirteen at least). */
export async function examineWindow(
  examiner: Examiner,
  window: Window,
  clock: ComparisonClock,
): Promise<Examined> {
  const { zone } = examiner.settings;
  const [taughtFrom, trendFrom] = [teachingStart(window, zone), trendStart(window, zone)];
  const stretches = await read(examiner, window, Math.min(taughtFrom, trendFrom));
  const taught = stretches.filter(({ from }) => from >= taughtFrom);
  return {
    comparisons: compareStretches(examiner, taught, { window, clock }),
    sums: sumStretches(stretches.filter(({ from }) => from >= trendFrom)),
  };
}

function read(
  { tallies, settings: { zone }, ends, weeks }: Examiner,
  window: Window,
  from: Instant,
): Promise<readonly StretchRead[]> {
  return readEvidence({ tallies, zone, pieces: piecesOf(ends), weeks }, window, from);
}

function compareStretches(
  { settings, ends }: Examiner,
  stretches: readonly StretchRead[],
  asked: { readonly window: Window; readonly clock: ComparisonClock },
): readonly Comparison[] {
  const blocks = stretches.flatMap((stretch) => stretch.blocks);
  return compareAll({ ...asked, blocks, ...comparing(settings, ends) });
}

type Comparing = Omit<Parameters<typeof compareAll>[0], 'window' | 'clock' | 'blocks'>;

function comparing(
  { zone, channels, margins, reviewSampling = {}, surveyQuestions = {} }: ReportSettings,
  ends: Ends,
): Comparing {
  return {
    zone,
    channels,
    metrics: catalogue,
    bases,
    settings: {
      ...defaultComparisonSettings,
      ...{ margins, historyWeeks, reviewSampling, surveyQuestions },
    },
    completeUntil: (one, other) => pairEnd(ends, one, other),
  };
}

/** Where the weeks begin that teach how much is normal, or the window where it is longer. */
function teachingStart(window: Window, zone: string): Instant {
  return Math.min(weeksBefore(window.to, historyWeeks, zone), window.from);
}

/** The first week shown week by week. */
function trendStart(window: Window, zone: string): Instant {
  const weekOfStart = weekStart(isoWeek(window.from, zone), zone);
  return Math.min(weeksBefore(window.to, trendWeeks, zone), weekOfStart);
}

/** The Monday so many ISO weeks before the week that `end` lies in. */
function weeksBefore(end: Instant, weeks: number, zone: string): Instant {
  const monday = localDay(weekStart(isoWeek(end, zone), zone), zone);
  return dayStart(addDays(monday, -7 * weeks), zone);
}
