// Tallies by week and part of the day: what pairs of channels are compared on, and what sums are made of.
import type { EvidenceBlock } from '../../comparison/evidence.js';
import { dayNumber, weekdayOf } from '../../domain/civil-day.js';
import type { Instant } from '../../domain/clock.js';
import type { TimeStratum, Window } from '../../domain/window.js';
import { addDays, localDay, timeStratum, weekStart } from '../../domain/zone.js';
import type { ReportStores } from '../report-stores.js';
import type { Pieces } from './ends.js';
import { stretchesOf, type Stretch } from './stretches.js';

export interface EvidenceAsked {
  readonly tallies: ReportStores['tallies'];
  readonly zone: string;
  readonly pieces: Pieces;
  /** Whole weeks already read, by their first instant: windows that lie close together share most of theirs. */
  readonly weeks: WeeksRead;
}

export type WeeksRead = Map<Instant, Promise<readonly EvidenceBlock[]>>;

/** What was read of one stretch. */
export interface StretchRead extends Stretch {
  readonly blocks: readonly EvidenceBlock[];
}

/** Weeks from the first one with contacts that are read day by day: history shorter than a week is judged by days. */
const weeksByDay = 2;

/**
 * The evidence from `from` up to the window's end, stretch by stretch. A whole week comes as one block for each part of
 * the day, weekdays and weekend apart; where the window or a channel's end cuts through it, each day comes by itself.
 */
export async function readEvidence(
  asked: EvidenceAsked,
  window: Window,
  from: Instant,
): Promise<readonly StretchRead[]> {
  const weeksSeen = new Set<string>();
  const found: StretchRead[] = [];
  for (const stretch of stretchesOf(from, window, asked)) {
    if (weeksSeen.size > 0) weeksSeen.add(stretch.week);
    const isByWeek = stretch.isWhole && weeksSeen.size > weeksByDay;
    const blocks = await (isByWeek ? keptWeek(asked, stretch) : readDays(asked, stretch));
    if (blocks.length > 0) weeksSeen.add(stretch.week);
    const { isInWindow } = stretch;
    found.push({ ...stretch, blocks: blocks.map((block) => ({ ...block, isInWindow })) });
  }
  return found;
}

function keptWeek(asked: EvidenceAsked, stretch: Stretch): Promise<readonly EvidenceBlock[]> {
  const reading = asked.weeks.get(stretch.from) ?? readWeek(asked, stretch);
  asked.weeks.set(stretch.from, reading);
  return reading;
}

async function readDays(
  { tallies, zone, pieces }: EvidenceAsked,
  stretch: Stretch,
): Promise<readonly EvidenceBlock[]> {
  const places = new Map<string, { readonly stratum: TimeStratum; readonly piece: number }>();
  const groups = await tallies.read(stretch, (start) => {
    const stratum = timeStratum(start, zone);
    const piece = pieces.pieceOf(start);
    const key = `${stratum.day} ${stratum.daypart} ${piece}`;
    if (!places.has(key)) places.set(key, { stratum, piece });
    return key;
  });
  return [...groups].map(([key, cells]) => {
    const { stratum, piece } = places.get(key)!;
    return { stratum, cells: pieces.known(cells, piece) };
  });
}

async function readWeek(
  { tallies, zone, pieces }: EvidenceAsked,
  stretch: Stretch,
): Promise<readonly EvidenceBlock[]> {
  const strata = new Map<string, TimeStratum>();
  const groups = await tallies.read(
    stretch,
    (start) => {
      const stratum = timeStratum(start, zone);
      const key = `${stratum.daypart} ${String(stratum.isWeekend)}`;
      strata.set(key, stratum);
      return key;
    },
    (start) => 1 << (weekdayOf(dayNumber(timeStratum(start, zone).day)) - 1),
  );
  const monday = localDay(weekStart(stretch.week, zone), zone);
  const piece = pieces.pieceOf(stretch.from);
  return [...groups].flatMap(([key, all]) => {
    const cells = pieces.known(all, piece);
    const weekdays = cells.reduce((bits, { marks = 0 }) => bits | marks, 0);
    if (weekdays === 0) return [];
    const [first, last] = [Math.log2(weekdays & -weekdays), Math.floor(Math.log2(weekdays))];
    return {
      stratum: { ...strata.get(key)!, day: addDays(monday, first) },
      lastDay: addDays(monday, last),
      cells,
    };
  });
}
