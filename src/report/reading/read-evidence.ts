// Tallies by week and part of the day: what pairs of channels are compared on, and what sums are made of.
import type { Instant } from '../../domain/clock.js';
import type { Window } from '../../domain/window.js';
import { readKept, readStretch, type KeptStretches, type ReadStretch } from './kept-stretches.js';
import type { BlocksAsked, StretchAsked } from './read-blocks.js';
import { stretchesOf, type Stretch } from './stretches.js';

export interface EvidenceAsked extends BlocksAsked {
  /** Whether every channel is known up to the window's end: only then is anything kept, or taken from what was kept. */
  readonly isAllKnown: boolean;
  readonly kept: KeptStretches;
}

/** What was read of one stretch. */
export interface StretchRead extends Stretch {
  readonly read: ReadStretch;
}

export interface EvidenceRead {
  /** Oldest first. */
  readonly stretches: readonly StretchRead[];
  /** The complete weeks that the window's start cuts in two, as a whole. */
  readonly wholes: readonly StretchRead[];
  /**
   * Whether stretches can be scored each by itself: every channel is known beyond them, there is more than two weeks of
   * them, and nothing was opened on a date without a time (what parts of the day mean hangs on all of them then).
   */
  readonly isBookable: boolean;
}

/** Weeks from the first one with contacts that are read day by day: history shorter than a week is judged by days. */
const weeksByDay = 2;

/**
 * The evidence from `from` up to the window's end. A whole week comes as one block for each part of the day, weekdays and weekend apart;
 * where the window or a channel's end cuts through it, each day comes by itself.
 */
export async function readEvidence(
  asked: EvidenceAsked,
  window: Window,
  from: Instant,
): Promise<EvidenceRead> {
  const read = await openReader(asked, { from, to: window.to });
  const stretches = await readStretches(stretchesOf(from, window, asked), read);
  const weeks = new Set(stretches.map(({ week }) => week));
  const hasDates = stretches.some((stretch) => stretch.read.hasDates);
  const isBookable = asked.isAllKnown && weeks.size > weeksByDay && !hasDates;
  if (!isBookable) return { stretches, wholes: [], isBookable };
  const wholes: StretchRead[] = [];
  for (const whole of cutWeeks(stretches))
    wholes.push({ read: await read({ isByWeek: true, ...whole }), ...whole });
  return { stretches, wholes, isBookable };
}

/** From the first stretch with contacts on. */
async function readStretches(
  stretches: readonly Stretch[],
  read: Reader,
): Promise<readonly StretchRead[]> {
  const weeksSeen = new Set<string>();
  const found: StretchRead[] = [];
  for (const stretch of stretches) {
    if (weeksSeen.size > 0) weeksSeen.add(stretch.week);
    const isByWeek = stretch.isWhole && weeksSeen.size > weeksByDay;
    const one = await read({ isByWeek, ...stretch });
    if (one.book.evidence.byMetric.size > 0) weeksSeen.add(stretch.week);
    if (weeksSeen.size > 0) found.push({ read: one, ...stretch });
  }
  return found;
}

type Reader = (stretch: StretchAsked) => Promise<ReadStretch>;

async function openReader(asked: EvidenceAsked, range: Window): Promise<Reader> {
  if (!asked.isAllKnown) return (stretch) => readStretch(asked, stretch);
  const weekMs = 7 * 86_400_000;
  const states = await asked.tallies.readWeekStates({ ...range, from: range.from - weekMs });
  return (stretch) => readKept(asked, stretch, { kept: asked.kept, states });
}

/** The weeks that come in two parts, before the window and in it. */
function cutWeeks(stretches: readonly StretchRead[]): readonly Stretch[] {
  return stretches.flatMap((before, place) => {
    const after = stretches[place + 1];
    const isCut = after?.week === before.week && after.isInWindow && !before.isInWindow;
    if (!isCut || !after.endsWeek) return [];
    const { from, week, endsWeek } = before;
    return { from, to: after.to, week, isInWindow: false, isWhole: true, endsWeek };
  });
}
