// Adds up stored segments cell by cell: all of them are walked side by side, so that only one cell is in hand at a time.
import type { Instant } from '../domain/clock.js';
import { addSlot, clearCell, emptyCell, type CellSlots } from './cell-slots.js';
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

/** What is told of each cell: its key, its sums (good until the next cell), and the bits of all that added to it. */
export type TakeCell = (key: number, cell: CellSlots, marks: number) => void;

interface Walk extends Cursor {
  readonly segment: StoredSegment;
  readonly end: number;
  /** The cell whose entries come next; Infinity behind the last. */
  key: number;
}

const scratch = emptyCell();

/** Calls `take` for each cell of the segments and steps together, by rising key. Throws SegmentDamagedError naming the segment. */
export function mergeSegments(
  segments: readonly StoredSegment[],
  steps: ReadonlyMap<number, CellSteps>,
  take: TakeCell,
): void {
  const walks = segments.map(openWalk);
  const stepKeys = [...steps.keys()].sort((one, other) => one - other);
  let nextStep = 0;
  for (;;) {
    const key = smallest(walks, stepKeys[nextStep] ?? Infinity);
    if (key === Infinity) return;
    let marks = 0;
    for (const walk of walks) if (walk.key === key) marks |= addCell(walk, scratch);
    if (stepKeys[nextStep] === key) {
      marks |= addSteps(steps.get(key) as CellSteps, scratch);
      nextStep += 1;
    }
    take(key, scratch, marks);
    clearCell(scratch);
  }
}

function openWalk(segment: StoredSegment): Walk {
  const { start, bytes } = segment;
  try {
    const walk = { segment, bytes, position: 1, end: checkedEnd(bytes), key: 0 };
    advance(walk);
    return walk;
  } catch (error) {
    throw damagedAt(start, error);
  }
}

function advance(walk: Walk): void {
  walk.key = walk.position < walk.end ? walk.key + readVarint(walk) : Infinity;
}

function smallest(walks: readonly Walk[], other: number): number {
  let least = other;
  for (const { key } of walks) if (key < least) least = key;
  return least;
}

function addCell(walk: Walk, cell: CellSlots): number {
  let slot = 0;
  for (let left = readVarint(walk); left > 0; left--) {
    slot += readVarint(walk);
    addSlot(cell, slot, readVarint(walk));
  }
  advance(walk);
  return walk.segment.mark;
}

function addSteps({ slots, counts, marks }: CellSteps, cell: CellSlots): number {
  slots.forEach((slot, index) => {
    addSlot(cell, slot, counts[index] as number);
  });
  return marks;
}
