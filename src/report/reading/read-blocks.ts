// The evidence of one stretch of time: by day, or a whole week at once.
import type { EvidenceBlock } from '../../comparison/evidence.js';
import { dayNumber, weekdayOf } from '../../domain/civil-day.js';
import type { Instant } from '../../domain/clock.js';
import type { PackedCells } from '../../domain/packed-cells.js';
import type { TimeStratum } from '../../domain/window.js';
import { addDays, localDay, timeStratum } from '../../domain/zone.js';
import type { KeptGroups } from '../../storage/kept-groups.js';
import type { WaitsAsOf } from '../../storage/read-tallies.js';
import type { ReportStores } from '../report-stores.js';
import type { Pieces } from './ends.js';
import type { Stretch } from './stretches.js';

export interface BlocksAsked {
  readonly tallies: ReportStores['tallies'];
  readonly zone: string;
  readonly pieces: Pieces;
}

export interface StretchAsked extends Pick<Stretch, 'from' | 'to' | 'week'> {
  /** One block for each part of the day, weekdays and weekend apart; else each day by itself. */
  readonly isByWeek: boolean;
  /** What it was read from last time; what it is read from now is put into it. */
  readonly groups?: KeptGroups<PackedCells>;
}

export interface BlocksRead {
  readonly blocks: readonly EvidenceBlock[];
  /** False while the mere passing of time can still change them. */
  readonly isSettled: boolean;
}

/** Reads the blocks of a stretch, open waits counted up to where `waitsAsOf` says. */
export function readBlocks(
  asked: BlocksAsked,
  stretch: StretchAsked,
  waitsAsOf: WaitsAsOf,
): Promise<BlocksRead> {
  return (stretch.isByWeek ? readWeek : readDays)(asked, stretch, waitsAsOf);
}

async function readDays(
  { tallies, zone, pieces }: BlocksAsked,
  stretch: StretchAsked,
  waitsAsOf: WaitsAsOf,
): Promise<BlocksRead> {
  const places = new Map<string, { readonly stratum: TimeStratum; readonly piece: number }>();
  const groupOf = (start: Instant): string => {
    const stratum = timeStratum(start, zone);
    const piece = pieces.pieceOf(start);
    const key = `${stratum.day} ${stratum.daypart} ${piece}`;
    if (!places.has(key)) places.set(key, { stratum, piece });
    return key;
  };
  const grouping = { groupOf, kept: stretch.groups };
  const { groups, isSettled } = await tallies.readStretch(stretch, grouping, waitsAsOf);
  const blocks = [...groups].map(([key, cells]) => {
    const { stratum, piece } = places.get(key)!;
    return { stratum, cells: pieces.known(cells, piece) };
  });
  return { blocks, isSettled };
}

async function readWeek(
  { tallies, zone, pieces }: BlocksAsked,
  stretch: StretchAsked,
  waitsAsOf: WaitsAsOf,
): Promise<BlocksRead> {
  const strata = new Map<string, TimeStratum>();
  const groupOf = (start: Instant): string => {
    const stratum = timeStratum(start, zone);
    const key = `${stratum.daypart} ${String(stratum.isWeekend)}`;
    strata.set(key, stratum);
    return key;
  };
  const markOf = (start: Instant): number =>
    1 << (weekdayOf(dayNumber(timeStratum(start, zone).day)) - 1);
  const grouping = { groupOf, markOf, kept: stretch.groups };
  const { groups, isSettled } = await tallies.readStretch(stretch, grouping, waitsAsOf);
  const monday = localDay(stretch.from, zone);
  const piece = pieces.pieceOf(stretch.from);
  const blocks = [...groups].flatMap(([key, all]) => {
    const cells = pieces.known(all, piece);
    const weekdays = cells.marks.reduce((bits, marks) => bits | marks, 0);
    if (weekdays === 0) return [];
    const first = Math.log2(weekdays & -weekdays);
    const last = Math.floor(Math.log2(weekdays));
    return {
      stratum: { ...strata.get(key)!, day: addDays(monday, first) },
      lastDay: addDays(monday, last),
      cells,
    };
  });
  return { blocks, isSettled };
}
