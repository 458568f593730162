// The stretches of a window added up, and kept so: when one changes, comes or goes, only what differs is added or taken out.
import type { CellTally } from '../domain/cell.js';
import type { Booked, BookedPair } from './booked.js';
import { isSameList } from '../domain/same-list.js';
import type { Address } from './evidence.js';
import { openSeriesStore, type SeriesStore } from './series-store.js';
import { openGrowingSides, type GrowingSides } from './growing-sides.js';
import { layEvidence, layTouched } from './laid-evidence.js';
import type { PairMeasure } from './pair-measure.js';
import { neverMet } from './pair-sum.js';
import { openPairSums, type PairSums } from './pair-sums.js';
import { openRemembered, type Remembered } from './remembered.js';
import { sumSlots, type SideSum } from './side-sums.js';
import type { BookedUnit } from './timetable.js';
import { pairKey, scoreWeek, type WeekBook } from './week-book.js';
import { differences, placeKey } from './week-differences.js';

/** A book, and how its unit lies to the window. */
export interface PlacedBook extends Pick<BookedUnit, 'isWindow' | 'isWhole'> {
  readonly book: WeekBook;
}

export interface WindowSum {
  /** ISO weeks of the window it is of at present. */
  readonly weeks: ReadonlyMap<string, WeekBook>;
  /** Brings it to these books, oldest first. Cost: what differs; all of it where nothing was held. */
  hold(placed: readonly PlacedBook[]): void;
  /** What comparisons take from it; the same object all along. */
  readonly booked: Booked;
  /** Everything the window holds, by address and language. */
  cells(): readonly CellTally[];
}

interface Held {
  placed: readonly PlacedBook[];
  readonly window: Map<string, WeekBook>;
  readonly sums: PairSums;
  readonly sides: Map<string, SideSum>;
  readonly growing: GrowingSides;
  /** Channel, or channel and topic -> the turn in which it changed last. */
  readonly changed: Map<string, number>;
  turn: number;
  laid: SeriesStore;
  languages: readonly string[];
  remembered: Remembered;
}

/** Opens the sum of nothing. */
export function openWindowSum(): WindowSum {
  const held: Held = {
    placed: [],
    window: new Map(),
    sums: openPairSums(),
    sides: new Map(),
    growing: openGrowingSides(),
    changed: new Map(),
    turn: 0,
    laid: openSeriesStore(),
    languages: [],
    remembered: openRemembered(),
  };
  return {
    weeks: held.window,
    hold: (placed) => {
      const touched = holdWindow(held, placed);
      holdTaught(held, placed);
      const isLaid = isSameList(taughtBooks(held.placed), taughtBooks(placed));
      held.placed = placed;
      if (!isLaid || !layTouched(held.laid, held.sides, touched))
        held.laid = layEvidence(
          held.sides,
          taughtBooks(placed).map(({ evidence }) => evidence),
        );
      noteLanguages(held);
    },
    booked: bookedOf(held),
    cells: () => [...held.sides.values()].flatMap(({ cells }) => cells),
  };
}

function bookedOf(held: Held): Booked {
  return {
    get units() {
      return held.placed.map(({ book: { block, firstDay }, isWindow, isWhole }) => ({
        block,
        firstDay,
        isWindow,
        isWhole,
      }));
    },
    evidence: {
      slots: sumSlots,
      get byMetric() {
        return held.laid.byMetric;
      },
      get languages() {
        return held.languages;
      },
    },
    get remembered() {
      return held.remembered;
    },
    stateOf: (channel, topic) => held.changed.get(placeKey(channel, topic)) ?? 0,
    prepare: (measures) => {
      held.sums.prepare(measures, held.window.values());
      for (const { book, isWindow } of held.placed) if (!isWindow) scoreWeek(book, measures);
    },
    madeOf: (measure) => [
      held.sums.topicsOf(measure),
      ...held.placed.map(({ book }) => book.scores.get(pairKey(measure))),
    ],
    scored: (measure) => bookedPair(held, measure),
  };
}

function bookedPair({ placed, sums }: Held, measure: PairMeasure): BookedPair {
  const key = pairKey(measure);
  const units = placed.map(({ book }) => book.scores.get(key));
  const windows = sums.topicsOf(measure);
  return {
    taught: units.filter((_, place) => placed[place]?.isWindow === false),
    units,
    windowOf: (topic) => windows?.get(topic) ?? neverMet,
  };
}

/** Answers the addresses that differ. */
function holdWindow(held: Held, placed: readonly PlacedBook[]): ReadonlyMap<string, Address> {
  const { window, sides } = held;
  const wanted = new Map(
    placed.flatMap(({ book, isWindow }) => (isWindow ? [[book.block, book] as const] : [])),
  );
  const addresses = new Map<string, Address>();
  const weeks = new Set<string>();
  for (const week of new Set([...window.keys(), ...wanted.keys()]))
    for (const [key, address] of exchange(held, week, wanted.get(week) ?? null)) {
      addresses.set(key, address);
      weeks.add(week);
    }
  held.turn += 1;
  for (const [key, side] of held.growing.sum(window, { weeks, addresses }))
    if (side === null) sides.delete(key);
    else sides.set(key, side);
  for (const { channel, topic } of addresses.values())
    for (const one of [null, topic]) held.changed.set(placeKey(channel, one), held.turn);
  return addresses;
}

/** Puts another book in a week's place, or none; answers the addresses that differ. */
function exchange(
  { window, sums }: Held,
  week: string,
  after: WeekBook | null,
): ReadonlyMap<string, Address> {
  const before = window.get(week) ?? null;
  if (before === after) return new Map();
  const unlike = differences(before?.evidence ?? null, after?.evidence ?? null);
  sums.exchange([before, after], unlike);
  if (after === null) window.delete(week);
  else window.set(week, after);
  return unlike;
}

/** Weeks outside the window, of which another book was held, take over what it had scored. */
function holdTaught({ placed: held, sums }: Held, placed: readonly PlacedBook[]): void {
  const known = new Map(taughtBooks(held).map((book) => [book.block, book]));
  for (const after of taughtBooks(placed)) {
    const before = known.get(after.block);
    if (before === undefined || before === after) continue;
    sums.rescore([before, after], differences(before.evidence, after.evidence));
  }
}

/** Books of weeks outside the window. */
function taughtBooks(placed: readonly PlacedBook[]): readonly WeekBook[] {
  return placed.flatMap(({ book, isWindow }) => (isWindow ? [] : [book]));
}

/** What follows from which languages are spoken does not outlive a change of them. */
function noteLanguages(held: Held): void {
  const spoken = new Set<string>();
  for (const { cells } of held.sides.values())
    for (const { cell } of cells) if (cell.language !== null) spoken.add(cell.language);
  const languages = [...spoken].sort();
  if (languages.join() !== held.languages.join()) held.remembered = openRemembered();
  held.languages = languages;
}
