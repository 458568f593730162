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
import { readEvidence, type EvidenceAsked } from './read-evidence.js';
import { readSums, type Sums } from './read-sums.js';

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
}

/** Every comparison of the window, all metrics, topics, pairs and bases, false discoveries controlled over all of them. */
export async function compareWindow(
  { tallies, settings, ends }: Examiner,
  window: Window,
  clock: ComparisonClock,
): Promise<readonly Comparison[]> {
  const { zone, channels, margins, reviewSampling = {}, surveyQuestions = {} } = settings;
  const asked = { tallies, zone, pieces: piecesOf(ends) };
  const blocks = await readEvidence(asked, window, weeksBefore(window.to, historyWeeks, zone));
  return compareAll({
    window,
    zone,
    blocks,
    channels,
    metrics: catalogue,
    clock,
    bases,
    settings: {
      ...defaultComparisonSettings,
      ...{ margins, historyWeeks, reviewSampling, surveyQuestions },
    },
    completeUntil: (one, other) => pairEnd(ends, one, other),
  });
}

/** The window's sums, and those of its weeks (thirteen at least). */
export function sumWindow({ tallies, settings, ends }: Examiner, window: Window): Promise<Sums> {
  const { zone } = settings;
  const trendFrom = Math.min(
    weeksBefore(window.to, trendWeeks, zone),
    weekStart(isoWeek(window.from, zone), zone),
  );
  return readSums({ tallies, zone, pieces: piecesOf(ends) }, window, trendFrom);
}

/** The Monday so many ISO weeks before the week that `end` lies in. */
function weeksBefore(end: Instant, weeks: number, zone: string): Instant {
  const monday = localDay(weekStart(isoWeek(end, zone), zone), zone);
  return dayStart(addDays(monday, -7 * weeks), zone);
}
