// Stretches kept between reports: read again only when something in their week has changed.
import { indexEvidence } from '../../comparison/evidence.js';
import { openWeekBook, type WeekBook } from '../../comparison/week-book.js';
import type { CellTally } from '../../domain/cell.js';
import type { Instant } from '../../domain/clock.js';
import type { Window } from '../../domain/window.js';
import { isoWeek, localDay, weekStart } from '../../domain/zone.js';
import type { WeekStates } from '../../storage/week-stamps.js';
import { keepRecent } from './recent.js';
import { readBlocks, type BlocksAsked, type StretchAsked } from './read-blocks.js';
import { sumBlocks } from './sum-blocks.js';

/** More than two years of weeks; the ones unused for longest leave first. */
const mostStretches = 120;

interface KeptStretch {
  readonly to: Instant;
  readonly stamp: number;
  /** Where open waits counted up to; null = nothing in it is open. */
  readonly waitsAsOf: string | null;
  readonly read: ReadStretch;
}

/** A week, or a part of one, as it was read. */
export interface ReadStretch {
  readonly book: WeekBook;
  /** What each address did in it. */
  readonly cells: readonly CellTally[];
  /** Whether anything in it was opened on a date without a time: parts of the day mean nothing then. */
  readonly hasDates: boolean;
}

/** What was read last, by the beginning of the stretch and the way of reading. */
export type KeptStretches = Map<string, KeptStretch>;

/** Reads a stretch as it is now. */
export async function readStretch(asked: BlocksAsked, stretch: StretchAsked): Promise<ReadStretch> {
  return (await readWhole(asked, stretch)).read;
}

/** The same, read before where nothing in its week has changed since `states` were read. All channels must be known beyond it. */
export async function readKept(
  asked: BlocksAsked,
  stretch: StretchAsked,
  { kept, states }: { readonly kept: KeptStretches; readonly states: WeekStates },
): Promise<ReadStretch> {
  const key = `${stretch.from} ${String(stretch.isByWeek)}`;
  const stamp = states.stamps.get(weekStart(stretch.week, asked.zone)) ?? 0;
  const waitsAsOf = states.completeUntil.map(asOfFor(stretch, asked.zone)).join(' ');
  const before = kept.get(key);
  const holds =
    before?.stamp === stamp &&
    before.to === stretch.to &&
    [null, waitsAsOf].includes(before.waitsAsOf);
  const now = holds ? before : await readAnew(asked, stretch, { stamp, waitsAsOf });
  keepRecent(kept, key, now, mostStretches);
  return now.read;
}

async function readAnew(
  asked: BlocksAsked,
  stretch: StretchAsked,
  { stamp, waitsAsOf }: { readonly stamp: number; readonly waitsAsOf: string },
): Promise<KeptStretch> {
  const { read, isSettled } = await readWhole(asked, stretch);
  return { to: stretch.to, stamp, waitsAsOf: isSettled ? null : waitsAsOf, read };
}

async function readWhole(
  asked: BlocksAsked,
  stretch: StretchAsked,
): Promise<{ readonly read: ReadStretch; readonly isSettled: boolean }> {
  const waitsAsOf = asOfFor(stretch, asked.zone);
  const { blocks, isSettled } = await readBlocks(asked, stretch, waitsAsOf);
  const firstDay = localDay(weekStart(stretch.week, asked.zone), asked.zone);
  const cells = sumBlocks(blocks);
  const book = openWeekBook({ block: stretch.week, firstDay }, indexEvidence(blocks));
  const hasDates = cells.some(({ tally }) => tally.dateOnly > 0);
  return { read: { book, cells, hasDates }, isSettled };
}

/** Waits of stretches that ended this long ago are looked at once a week: a few days more say nothing new of them. */
const freshFor = 4 * 7 * 86_400_000;

/** Up to when a stretch's open waits count, given how far their source is complete. Source: detection.md section 6. */
function asOfFor({ to }: Window, zone: string): (completeUntil: Instant) => Instant {
  return (completeUntil) => {
    if (completeUntil < to + freshFor) return completeUntil;
    return weekStart(isoWeek(completeUntil, zone), zone);
  };
}
