// Which contacts are matched with which in time: the weeks that teach, and the stretches of the window.
import { dayNumber, weekdayOf } from '../domain/civil-day.js';
import type { Slot } from './evidence.js';

/** A stretch of time inside which contacts are matched: a week, the part of one that the window holds, or a day. */
export interface Unit {
  /** The ISO week, or the day. */
  readonly block: string;
  /** A complete week, fit to teach the overdispersion. */
  readonly isHistory: boolean;
  readonly isWindow: boolean;
  /** False for the part of a week that another unit holds whole: it adds no new contacts. */
  readonly isPooled: boolean;
}

/** A week, or the part of one that the window holds, that is scored already and has no slots of its own. */
export interface BookedUnit {
  /** The ISO week. */
  readonly block: string;
  /** Its Monday (YYYY-MM-DD). */
  readonly firstDay: string;
  readonly isWindow: boolean;
  /** False for a part: it teaches nothing. */
  readonly isWhole: boolean;
}

export interface Timetable {
  /** Oldest first. */
  readonly units: readonly Unit[];
  /** Per booked unit: its number; null where it is none of these bounds. */
  readonly numberOfBooked: readonly (number | null)[];
  /** Per slot of the evidence: the units that hold it. */
  readonly unitsOf: readonly (readonly number[])[];
  /** Per slot of the evidence: does it lie in the window? */
  readonly isWindowSlot: readonly boolean[];
  /** Less than a week of evidence: days are the blocks, nothing is learned yet. */
  readonly isYoung: boolean;
}

/** Timetables with the same words hold the same units. */
export function unitsInWords({ units }: Timetable): string {
  return units
    .map(({ block, isHistory, isWindow, isPooled }) =>
      [block, Number(isHistory), Number(isWindow), Number(isPooled)].join(' '),
    )
    .join();
}

/** Local days (YYYY-MM-DD) that bound a comparison, all in the report zone. */
export interface DayBounds {
  readonly firstDay: string;
  /** Last day of the window, and last day whose contacts are known; later ones are left out. */
  readonly lastDay: string;
  /** The day in which the comparison ends: weeks that end before it are complete. */
  readonly limitDay: string;
  readonly historyWeeks: number;
}

/** The Monday on or before a day, as a day number. */
function mondayBefore(day: string): number {
  const number = dayNumber(day);
  return number - weekdayOf(number) + 1;
}

function isTaught(day: string, { limitDay, historyWeeks }: DayBounds): boolean {
  const weeksBack = (mondayBefore(limitDay) - mondayBefore(day)) / 7;
  return weeksBack >= 1 && weeksBack <= historyWeeks;
}

/** The units of one block: one where the window holds all or none of it, two where it cuts through a complete week. */
function unitsOfBlock(block: string, isHistory: boolean, inWindow: readonly boolean[]): Unit[] {
  const isCut = inWindow.includes(true) && inWindow.includes(false);
  const isWindow = inWindow.includes(true);
  if (!isHistory && !isWindow) return [];
  if (!isCut || !isHistory) return [{ block, isHistory, isWindow, isPooled: true }];
  return [
    { block, isHistory: true, isWindow: false, isPooled: true },
    { block, isHistory: false, isWindow: true, isPooled: false },
  ];
}

function spanDays(slots: readonly Slot[]): number {
  const [first] = slots;
  if (first === undefined) return 0;
  const last = slots.reduce((latest, { lastDay }) => (lastDay > latest ? lastDay : latest), '');
  return dayNumber(last) - dayNumber(first.day) + 1;
}

/** A slot with its place among all. */
interface PlacedSlot extends Slot {
  readonly index: number;
}

function groupByBlock(
  slots: readonly PlacedSlot[],
  isYoung: boolean,
): ReadonlyMap<string, readonly PlacedSlot[]> {
  const groups = new Map<string, PlacedSlot[]>();
  for (const slot of slots) {
    const block = isYoung ? slot.day : slot.block;
    const group = groups.get(block);
    if (group) group.push(slot);
    else groups.set(block, [slot]);
  }
  return groups;
}

/** A unit with the slots it holds. */
interface Placed {
  readonly unit: Unit;
  readonly slots: readonly number[];
  /** The booked unit that it is, by its place; null where it has slots. */
  readonly booked: number | null;
}

type Places = Pick<Timetable, 'units' | 'unitsOf' | 'numberOfBooked'>;

function place(slots: number, booked: number, placed: readonly Placed[]): Places {
  const unitsOf = Array.from({ length: slots }, (): number[] => []);
  const numberOfBooked = Array.from({ length: booked }, (): number | null => null);
  placed.forEach((one, unit) => {
    for (const slot of one.slots) unitsOf[slot]?.push(unit);
    if (one.booked !== null) numberOfBooked[one.booked] = unit;
  });
  return { units: placed.map(({ unit }) => unit), unitsOf, numberOfBooked };
}

function placeBooked(units: readonly BookedUnit[], bounds: DayBounds): readonly Placed[] {
  const teaches = ({ isWhole, firstDay }: BookedUnit): boolean =>
    isWhole && isTaught(firstDay, bounds);
  const taught = new Set(units.filter(teaches).map(({ block }) => block));
  return units.flatMap((one, booked) => {
    const { block, isWindow, isWhole } = one;
    const isHistory = teaches(one);
    if (!isHistory && !isWindow) return [];
    const isPooled = isWhole || !taught.has(block);
    return [{ unit: { block, isHistory, isWindow, isPooled }, slots: [], booked }];
  });
}

function byBlock({ unit: one }: Placed, { unit: other }: Placed): number {
  if (one.block === other.block) return 0;
  return one.block < other.block ? -1 : 1;
}

/** How the slots of the evidence, and what is booked, fall into units for one window. Slots come oldest first. O(slots). */
export function layTimetable(
  slots: readonly Slot[],
  bounds: DayBounds,
  booked: readonly BookedUnit[] = [],
): Timetable {
  const isKnown = ({ isSum, day }: Slot): boolean => !isSum && day <= bounds.lastDay;
  const known = slots.flatMap((slot, index) => (isKnown(slot) ? [{ index, ...slot }] : []));
  const isYoung = booked.length === 0 && spanDays(known) < 7;
  const isWindowSlot = slots.map(
    (slot) => slot.isSum || (isKnown(slot) && (slot.isInWindow ?? slot.day >= bounds.firstDay)),
  );
  const placed = [...groupByBlock(known, isYoung)].flatMap(([block, members]) => {
    const inWindow = members.map(({ index }) => isWindowSlot[index] === true);
    const isHistory = !isYoung && isTaught((members[0] as Slot).day, bounds);
    const all = members.map(({ index }) => index);
    return unitsOfBlock(block, isHistory, inWindow).map((unit) => ({
      unit,
      slots: unit.isHistory ? all : all.filter((slot) => isWindowSlot[slot]),
      booked: null,
    }));
  });
  const inOrder = [...placed, ...placeBooked(booked, bounds)].sort(byBlock);
  return { isWindowSlot, isYoung, ...place(slots.length, booked.length, inOrder) };
}
