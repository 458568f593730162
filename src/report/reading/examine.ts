// One window examined: its comparisons, and its sums for everything around them.
import { compareAll } from '../../comparison/compare-all.js';
import { defaultComparisonSettings } from '../../comparison/settings.js';
import { blocksIn } from '../../comparison/index-evidence.js';
import { listCells } from '../../comparison/packed-tally.js';
import { openRemembered, type Remembered } from '../../comparison/remembered.js';
import { sumOfBooks } from '../../comparison/kept-sums.js';
import type { PlacedBook, WindowSum } from '../../comparison/window-sum.js';
import type { CellTally } from '../../domain/cell.js';
import type { Instant } from '../../domain/clock.js';
import type { Basis, Comparison, ComparisonClock } from '../../domain/comparison.js';
import { catalogue } from '../../domain/metric.js';
import type { Window } from '../../domain/window.js';
import { addDays, dayStart, isoWeek, localDay, weekStart } from '../../domain/zone.js';
import type { ReportSettings } from '../report-settings.js';
import { pairEnd, piecesOf, type Ends } from './ends.js';
import { openStretches, type KeptStretches } from './kept-stretches.js';
import { readEvidence, type EvidenceAsked, type EvidenceRead } from './read-evidence.js';
import { sumEvidence, type Sums } from './read-sums.js';
import { sumLists } from './sum-lists.js';

const bases: readonly Basis[] = ['customer', 'promise'];
/** Weeks that teach how much is normal. */
const historyWeeks = 26;
/** Weeks shown week by week, at least. */
const trendWeeks = 13;

/** What examinations leave to the next ones: stretches under the stamps of their weeks, and sums of windows. */
export interface ExaminerMemory {
  readonly kept: KeptStretches;
  readonly sums: WindowSum[];
}

export function openExaminerMemory(): ExaminerMemory {
  return { kept: openStretches(), sums: [] };
}

/** What an examination reads from, and up to where each channel counts. */
export interface Examiner {
  readonly tallies: EvidenceAsked['tallies'];
  readonly settings: ReportSettings;
  readonly ends: Ends;
  /** What earlier examinations left; empty at first. */
  readonly memory: ExaminerMemory;
}

/** A window's comparisons, and its sums for everything around them. */
export interface Examined {
  readonly comparisons: readonly Comparison[];
  readonly sums: Sums;
  /** What was made of the window's evidence, and may be met again. */
  readonly remembered: Remembered;
}

/** Every comparison of the window, all metrics, topics, pairs and bases, false discoveries controlled over all of them. */
export async function compareWindow(
  examiner: Examiner,
  window: Window,
  clock: ComparisonClock,
): Promise<readonly Comparison[]> {
  const from = teachingStart(window, examiner.settings.zone);
  const evidence = await read(examiner, window, from);
  return compareEvidence(examiner, evidence, { window, clock }).comparisons;
}

/** The same, with the window's sums and those of its weeks (thirteen at least). */
export async function examineWindow(
  examiner: Examiner,
  window: Window,
  clock: ComparisonClock,
): Promise<Examined> {
  const { zone } = examiner.settings;
  const taughtFrom = teachingStart(window, zone);
  const trendFrom = trendStart(window, zone);
  const evidence = await read(examiner, window, Math.min(taughtFrom, trendFrom));
  const taught = evidence.stretches.filter(({ from }) => from >= taughtFrom);
  const { comparisons, inWindow, remembered } = compareEvidence(
    examiner,
    { ...evidence, stretches: taught },
    { window, clock },
  );
  const shown = evidence.stretches.filter(({ from }) => from >= trendFrom);
  return { comparisons, sums: sumEvidence(shown, inWindow), remembered };
}

function read(
  { tallies, settings: { zone }, ends, memory: { kept } }: Examiner,
  window: Window,
  from: Instant,
): Promise<EvidenceRead> {
  const isAllKnown = window.to <= Math.min(...ends.values());
  return readEvidence({ tallies, zone, pieces: piecesOf(ends), isAllKnown, kept }, window, from);
}

interface Compared {
  readonly comparisons: readonly Comparison[];
  /** What the window holds at each address. */
  readonly inWindow: readonly CellTally[];
  readonly remembered: Remembered;
}

/** Works in one go: nobody else changes what is kept meanwhile. */
function compareEvidence(
  { settings, ends, memory }: Examiner,
  evidence: EvidenceRead,
  asked: { readonly window: Window; readonly clock: ComparisonClock },
): Compared {
  const input = { ...asked, ...comparing(settings, ends) };
  if (!evidence.isBookable) {
    const blocks = evidence.stretches.flatMap(({ isInWindow, read: { book } }) =>
      blocksIn(book.evidence).map((block) => ({ ...block, isInWindow })),
    );
    const inside = blocks.flatMap(({ isInWindow, cells }) =>
      isInWindow ? [listCells(cells)] : [],
    );
    const comparisons = compareAll({ ...input, blocks });
    return { comparisons, inWindow: sumLists(inside), remembered: openRemembered() };
  }
  const sum = sumOfBooks(memory.sums, placedBooks(evidence));
  const comparisons = compareAll({ ...input, blocks: [], booked: sum.booked });
  return { comparisons, inWindow: sum.cells(), remembered: sum.booked.remembered };
}

/** Whole weeks, and what the window holds of those it cuts; before the window, parts of weeks give way to the whole. */
function placedBooks({ stretches, wholes }: EvidenceRead): readonly PlacedBook[] {
  const wanted = stretches.filter(({ isWhole, isInWindow }) => isWhole || isInWindow);
  return [...wholes, ...wanted]
    .sort((one, other) => one.from - other.from)
    .map(({ read: { book }, isInWindow: isWindow, isWhole }) => ({ book, isWindow, isWhole }));
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
