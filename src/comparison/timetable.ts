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

export interface Timetable {
  /** Oldest first. */
  readonly units: readonly Unit[];
  /** Per slot of the evidence: the units that hold it. */
  readonly unitsOf: readonly (readonly number[])[];
  /** Per slot of the evidence: does it lie in the window? */
  readonly isWindowSlot: readonly boolean[];
  /** Less than a week of evidence: days are the blocks, nothing is learned yet. */
  readonly isYoung: boolean;
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

function groupByBlock(slots: readonly Slot[], isYoung: boolean): ReadonlyMap<string, number[]> {
  const groups = new Map<string, number[]>();
  slots.forEach((slot, index) => {
    const block = isYoung ? slot.day : slot.block;
    const group = groups.get(block);
    if (group) group.push(index);
    else groups.set(block, [index]);
  });
  return groups;
}

/** A unit with the slots it holds. */
interface Placed {
  readonly unit: Unit;
  readonly slots: readonly number[];
}

function place(slots: number, placed: readonly Placed[]): Pick<Timetable, 'units' | 'unitsOf'> {
  const unitsOf = Array.from({ length: slots }, (): number[] => []);
  placed.forEach(({ slots: members }, unit) => {
    for (const slot of members) unitsOf[slot]?.push(unit);
  });
  return { units: placed.map(({ unit }) => unit), unitsOf };
}

/** How the slots of the evidence fall into weeks for one window. Slots come oldest first. O(slots). */
export function layTimetable(slots: readonly Slot[], bounds: DayBounds): Timetable {
  const known = slots.filter((slot) => slot.day <= bounds.lastDay);
  const isYoung = spanDays(known) < 7;
  const isWindowSlot = slots.map(
    (slot) => slot.day <= bounds.lastDay && (slot.isInWindow ?? slot.day >= bounds.firstDay),
  );
  const placed = [...groupByBlock(known, isYoung)].flatMap(([block, members]) => {
    const inWindow = members.map((slot) => isWindowSlot[slot] === true);
    const isHistory = !isYoung && isTaught((known[members[0] as number] as Slot).day, bounds);
    return unitsOfBlock(block, isHistory, inWindow).map((unit) => ({
      unit,
      slots: unit.isHistory ? members : members.filter((slot) => isWindowSlot[slot]),
    }));
  });
  return { ...place(slots.length, placed), isWindowSlot, isYoung };
}
