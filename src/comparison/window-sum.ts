// The stretches of a window added up, and kept so: when one changes, comes or goes, only what differs is added or taken out.
import type { CellTally } from '../domain/cell.js';
import type { Booked } from './booked.js';
import { eachSeries, nestSeries, type Address, type Evidence, type Series } from './evidence.js';
import { openPairSums, type PairSums } from './pair-sums.js';
import { openRemembered, type Remembered } from './remembered.js';
import { sumSide, sumSlots, type SideSum } from './side-sums.js';
import type { BookedUnit } from './timetable.js';
import { pairKey, scoreWeek, type WeekBook } from './week-book.js';
import { addressKey, differences } from './week-differences.js';

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
  byMetric: Evidence['byMetric'];
  languages: readonly string[];
  remembered: Remembered;
}

/** Opens the sum of nothing. */
export function openWindowSum(): WindowSum {
  const held: Held = {
    ...{ placed: [], window: new Map(), sums: openPairSums(), sides: new Map() },
    ...{ byMetric: new Map(), languages: [], remembered: openRemembered() },
  };
  return {
    weeks: held.window,
    hold: (placed) => {
      holdWindow(held, placed);
      holdTaught(held, placed);
      held.placed = placed;
      layEvidence(held);
    },
    booked: bookedOf(held),
    cells: () => [...held.sides.values()].flatMap(({ cells }) => cells),
  };
}

function bookedOf(held: Held): Booked {
  return {
    get units() {
      return held.placed.map(({ book: { block, firstDay }, isWindow, isWhole }) => ({
        ...{ block, firstDay, isWindow, isWhole },
      }));
    },
    evidence: {
      slots: sumSlots,
      get byMetric() {
        return held.byMetric;
      },
      get languages() {
        return held.languages;
      },
    },
    get remembered() {
      return held.remembered;
    },
    prepare: (measures) => {
      held.sums.prepare(measures, held.window.values());
      for (const { book, isWindow } of held.placed) if (!isWindow) scoreWeek(book, measures);
    },
    madeOf: (measure) => [
      held.sums.topicsOf(measure),
      ...held.placed.map(({ book }) => book.scores.get(pairKey(measure))),
    ],
    scored: (measure) => {
      const key = pairKey(measure);
      const scores = held.placed.map(({ book }) => book.scores.get(key));
      return (topic) => ({
        units: scores.map((topics) => topics?.get(topic) ?? null),
        window: held.sums.sumOf(measure, topic),
      });
    },
  };
}

function holdWindow(held: Held, placed: readonly PlacedBook[]): void {
  const { window, sides } = held;
  const wanted = new Map(
    placed.flatMap(({ book, isWindow }) => (isWindow ? [[book.block, book] as const] : [])),
  );
  const touched = new Map<string, Address>();
  for (const week of new Set([...window.keys(), ...wanted.keys()]))
    for (const [key, address] of exchange(held, week, wanted.get(week) ?? null))
      touched.set(key, address);
  for (const [key, address] of touched) {
    const side = sumSide([...window.values()], address);
    if (side === null) sides.delete(key);
    else sides.set(key, side);
  }
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
  const outside = (books: readonly PlacedBook[]): readonly WeekBook[] =>
    books.flatMap(({ book, isWindow }) => (isWindow ? [] : [book]));
  const known = new Map(outside(held).map((book) => [book.block, book]));
  for (const after of outside(placed)) {
    const before = known.get(after.block);
    if (before === undefined || before === after) continue;
    sums.rescore([before, after], differences(before.evidence, after.evidence));
  }
}

const noSeries: Series = [];

/** Series of the sums, and empty ones where only weeks before the window had contacts. */
function layEvidence(held: Held): void {
  const { sides, placed } = held;
  const met = new Map<string, readonly [Address, Series]>();
  for (const { book, isWindow } of placed)
    if (!isWindow)
      eachSeries(book.evidence, (address) => met.set(addressKey(address), [address, noSeries]));
  for (const [key, { address, series }] of sides) met.set(key, [address, series]);
  held.byMetric = nestSeries(met.values());
  const spoken = new Set<string>();
  for (const { cells } of sides.values())
    for (const { cell } of cells) if (cell.language !== null) spoken.add(cell.language);
  const languages = [...spoken].sort();
  if (languages.join() !== held.languages.join()) held.remembered = openRemembered();
  held.languages = languages;
}

/** Sums of so many windows are kept; the one unused for longest leaves first. */
const mostSums = 4;

/** Of the sums kept, the one that these books change least, brought to them; a new one where that is cheaper. */
export function sumOfBooks(sums: WindowSum[], placed: readonly PlacedBook[]): WindowSum {
  const inWindow = placed.filter(({ isWindow }) => isWindow);
  const likeness = ({ weeks }: WindowSum): number =>
    inWindow.filter(({ book }) => weeks.get(book.block) === book).length;
  const nearest = [...sums].sort((one, other) => likeness(other) - likeness(one))[0];
  const isNear =
    nearest !== undefined && 2 * likeness(nearest) >= Math.max(inWindow.length, nearest.weeks.size);
  const sum = isNear ? nearest : openWindowSum();
  sums.splice(0, sums.length, sum, ...sums.filter((one) => one !== sum).slice(0, mostSums - 1));
  sum.hold(placed);
  return sum;
}
