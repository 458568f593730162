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

/** Stands at the entries of a cell, or at the end. */
interface Walk extends Cursor {
  readonly end: number;
  readonly mark: number;
}

const scratch = emptyCell();

/** Tells `taker` of each cell of the segments and steps together, by rising key. Throws SegmentDamagedError naming the segment. */
export function walkSegments(
  segments: readonly StoredSegment[],
  steps: ReadonlyMap<number, CellSteps>,
  taker: CellTaker,
): void {
  const walks = segments.map(openWalk);
  const heads = Float64Array.from(walks, (walk) => nextCell(walk, 0));
  const stepKeys = [...steps.keys()].sort((one, other) => one - other);
  let nextStep = 0;
  for (;;) {
    const key = smallest(heads, stepKeys[nextStep] ?? Infinity);
    if (key === Infinity) return;
    let marks = 0;
    for (let place = 0; place < heads.length; place++)
      if (heads[place] === key) {
        const walk = walks[place] as Walk;
        marks |= addCell(walk, scratch);
        heads[place] = nextCell(walk, key);
      }
    if (stepKeys[nextStep] === key) {
      marks |= addSteps(steps.get(key) as CellSteps, scratch);
      nextStep += 1;
    }
    taker.take(key, listSlots(scratch), marks);
    clearCell(scratch);
  }
}

function openWalk({ start, bytes, mark }: StoredSegment): Walk {
  try {
    return { bytes, position: 1, end: checkedEnd(bytes), mark };
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

function addCell(walk: Walk, cell: CellSlots): number {
  let slot = 0;
  for (let left = readVarint(walk); left > 0; left--) {
    slot += readVarint(walk);
    addSlot(cell, slot, readVarint(walk));
  }
  return walk.mark;
}

function addSteps({ slots, counts, marks }: CellSteps, cell: CellSlots): number {
  slots.forEach((slot, index) => {
    addSlot(cell, slot, counts[index] as number);
  });
  return marks;
}
