// Stretches kept between reports: read again only when something in their week has changed.
import { indexEvidence } from '../../comparison/index-evidence.js';
import { openWeekBook, type WeekBook } from '../../comparison/week-book.js';
import type { Instant } from '../../domain/clock.js';
import type { PackedCells } from '../../domain/packed-cells.js';
import type { Window } from '../../domain/window.js';
import { isoWeek, localDay, weekStart } from '../../domain/zone.js';
import type { KeptGroups } from '../../storage/kept-groups.js';
import type { WeekStates } from '../../storage/week-stamps.js';
import { keepRecent } from './recent.js';
import { readBlocks, type BlocksAsked, type StretchAsked } from './read-blocks.js';
import { mendStretch, sumStretch, type StretchCells } from './stretch-cells.js';

/** More than two years of weeks; the ones unused for longest leave first. */
const mostStretches = 120;
/** Stretches of which the segments are kept too: those that polls change. */
const mostGrouped = 3;

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
  readonly cells: StretchCells;
  /** Whether anything in it was opened on a date without a time: parts of the day mean nothing then. */
  readonly hasDates: boolean;
}

/** What was read last, by the beginning of the stretch and the way of reading. */
export interface KeptStretches {
  readonly stretches: Map<string, KeptStretch>;
  readonly groups: Map<string, KeptGroups<PackedCells>>;
  /** Cells of the same stretches, not packed yet: those of addresses that do not change stay the same objects. */
  readonly unpacked: Map<string, StretchCells>;
}

export function openStretches(): KeptStretches {
  return { stretches: new Map(), groups: new Map(), unpacked: new Map() };
}

/** Reads a stretch as it is now. */
export async function readStretch(asked: BlocksAsked, stretch: StretchAsked): Promise<ReadStretch> {
  return (await readWhole(asked, stretch, null)).read;
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
  const before = kept.stretches.get(key);
  const now =
    before !== undefined && holds(before, { to: stretch.to, stamp, waitsAsOf })
      ? before
      : await readAnew(
          asked,
          { groups: groupsOf(kept, key), ...stretch },
          { stamp, waitsAsOf, before: before?.read ?? null },
        );
  keepRecent(kept.stretches, key, now, mostStretches);
  if (now !== before) keepUnpacked(kept, key, now.read.cells);
  return now.read;
}

function keepUnpacked({ unpacked }: KeptStretches, key: string, cells: StretchCells): void {
  const [oldest] = unpacked;
  if (oldest !== undefined && !unpacked.has(key) && unpacked.size === mostGrouped) oldest[1].pack();
  keepRecent(unpacked, key, cells, mostGrouped);
}

function holds(before: KeptStretch, now: Pick<KeptStretch, 'to' | 'stamp' | 'waitsAsOf'>): boolean {
  return (
    before.stamp === now.stamp &&
    before.to === now.to &&
    [null, now.waitsAsOf].includes(before.waitsAsOf)
  );
}

function groupsOf({ groups }: KeptStretches, key: string): KeptGroups<PackedCells> {
  const known = groups.get(key) ?? new Map<string, never>();
  keepRecent(groups, key, known, mostGrouped);
  return known;
}

interface Known extends Pick<KeptStretch, 'stamp'> {
  readonly waitsAsOf: string;
  /** What was read last time; null = nothing. */
  readonly before: ReadStretch | null;
}

async function readAnew(
  asked: BlocksAsked,
  stretch: StretchAsked,
  { stamp, waitsAsOf, before }: Known,
): Promise<KeptStretch> {
  const { read, isSettled } = await readWhole(asked, stretch, before);
  return { to: stretch.to, stamp, waitsAsOf: isSettled ? null : waitsAsOf, read };
}

async function readWhole(
  asked: BlocksAsked,
  stretch: StretchAsked,
  before: ReadStretch | null,
): Promise<{ readonly read: ReadStretch; readonly isSettled: boolean }> {
  const waitsAsOf = asOfFor(stretch, asked.zone);
  const { blocks, isSettled } = await readBlocks(asked, stretch, waitsAsOf);
  const firstDay = localDay(weekStart(stretch.week, asked.zone), asked.zone);
  const evidence = indexEvidence(blocks, before?.cells.evidence);
  const cells = before === null ? sumStretch(evidence) : mendStretch(before.cells, evidence);
  const book = openWeekBook({ block: stretch.week, firstDay }, evidence);
  const hasDates = cells.list().some(({ tally }) => tally.dateOnly > 0);
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
