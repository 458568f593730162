// Adds up stored segments cell by cell: all of them are walked side by side, so that only one cell is in hand at a time.
import type { Instant } from '../domain/clock.js';
import {
  addSlot,
  clearCell,
  emptyCell,
  listSlots,
  type CellSlots,
  type ListedSlots,
} from './cell-slots.js';
import { damagedAt } from './flush-segments.js';
import { checkedEnd } from './segment-blob.js';
import { readVarint, type Cursor } from './varint.js';

/** A segment to be added, and the bits by which it is remembered. */
export interface StoredSegment {
  readonly start: Instant;
  readonly bytes: Buffer;
  readonly mark: number;
}

/** Single steps to be added to a cell. */
export interface CellSteps {
  readonly slots: number[];
  readonly counts: number[];
  marks: number;
}

/** Is told of each cell: its key, its sums (good until the next cell), and the bits of all that added to it. */
export interface CellTaker {
  take(key: number, cell: ListedSlots, marks: number): void;
}

/** Stands at the entries of a cell, or at the end; behind it lie those of the cell before, `from` to `till`. */
interface Walk extends Cursor {
  readonly end: number;
  readonly mark: number;
  cell: number;
  from: number;
  till: number;
}

const scratch = emptyCell();

/** Segments side by side, and the key of the cell at which each stands. */
interface Row {
  readonly walks: readonly Walk[];
  readonly heads: Float64Array;
}

/** What `scratch` holds: how many walks had that cell, and the bits of all that added to it. */
interface Taken {
  key: number;
  holders: number;
  marks: number;
}

/** Tells `taker` of each cell of the segments and steps together, by rising key. Throws SegmentDamagedError naming the segment. */
export function walkSegments(
  segments: readonly StoredSegment[],
  steps: ReadonlyMap<number, CellSteps>,
  taker: CellTaker,
): void {
  const row = openRow(segments);
  const stepKeys = [...steps.keys()].sort((one, other) => one - other);
  const taken: Taken = { key: -1, holders: -1, marks: 0 };
  let nextStep = 0;
  for (;;) {
    const key = smallest(row.heads, stepKeys[nextStep] ?? Infinity);
    if (key === Infinity) return;
    const single = steps.get(key);
    const isRepeated = single === undefined && repeats(row, key, taken);
    if (!isRepeated) clearCell(scratch);
    addAll(row, key, isRepeated, taken);
    if (single !== undefined) {
      addSteps(single, scratch, taken);
      nextStep += 1;
    }
    taker.take(key, isRepeated ? scratch.listed : listSlots(scratch), taken.marks);
  }
}

/**
 * Whether all walks at this cell hold, byte for byte, what they held in the cell before. Where a channel never closes, so it
 * is with every wait by the staffed clock.
 */
function repeats({ walks, heads }: Row, key: number, { key: before, holders }: Taken): boolean {
  let found = 0;
  for (let place = 0; place < heads.length; place++) {
    if (heads[place] !== key) continue;
    if (!repeatsItself(walks[place] as Walk, before)) return false;
    found += 1;
  }
  return found === holders;
}

function repeatsItself({ bytes, position, end, cell, from, till }: Walk, before: number): boolean {
  if (cell !== before || position + till - from > end) return false;
  for (let at = from; at < till; at++) if (bytes[at] !== bytes[position + at - from]) return false;
  return true;
}

function addAll({ walks, heads }: Row, key: number, isRepeated: boolean, taken: Taken): void {
  taken.key = key;
  taken.holders = 0;
  taken.marks = 0;
  for (let place = 0; place < heads.length; place++) {
    if (heads[place] !== key) continue;
    const walk = walks[place] as Walk;
    passCell(walk, key, isRepeated);
    heads[place] = nextCell(walk, key);
    taken.holders += 1;
    taken.marks |= walk.mark;
  }
}

function passCell(walk: Walk, key: number, isRepeated: boolean): void {
  const from = walk.position;
  if (isRepeated) walk.position += walk.till - walk.from;
  else addCell(walk, scratch);
  walk.cell = key;
  walk.from = from;
  walk.till = walk.position;
}

function openRow(segments: readonly StoredSegment[]): Row {
  const walks = segments.map(openWalk);
  return { walks, heads: Float64Array.from(walks, (walk) => nextCell(walk, 0)) };
}

function openWalk({ start, bytes, mark }: StoredSegment): Walk {
  try {
    return { bytes, position: 1, end: checkedEnd(bytes), mark, cell: -1, from: 0, till: 0 };
  } catch (error) {
    throw damagedAt(start, error);
  }
}

/** The key of the cell after `cell`; Infinity at the end. */
function nextCell(walk: Walk, cell: number): number {
  return walk.position < walk.end ? cell + readVarint(walk) : Infinity;
}

function smallest(heads: Float64Array, other: number): number {
  let least = other;
  for (let place = 0; place < heads.length; place++)
    least = Math.min(least, heads[place] as number);
  return least;
}

function addCell(walk: Walk, cell: CellSlots): void {
  let slot = 0;
  for (let left = readVarint(walk); left > 0; left--) {
    slot += readVarint(walk);
    addSlot(cell, slot, readVarint(walk));
  }
}

function addSteps({ slots, counts, marks }: CellSteps, cell: CellSlots, taken: Taken): void {
  slots.forEach((slot, index) => {
    addSlot(cell, slot, counts[index] as number);
  });
  taken.holders = -1;
  taken.marks |= marks;
}
