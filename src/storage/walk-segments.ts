// Adds up stored segments cell by cell: all of them are walked side by side, so that only one cell is in hand at a time.
import type { Instant } from '../domain/clock.js';
import { addSlot, clearCell, emptyCell, type CellSlots } from './cell-slots.js';
import { damagedAt } from './flush-segments.js';
import { advance, openSegment, type SegmentCursor } from './segment-cursor.js';
import { readVarint } from './varint.js';

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

interface Walk {
  readonly from: SegmentCursor;
  readonly mark: number;
}

const scratch = emptyCell();

/** Calls `take` for each cell of the segments and steps together, by rising key. Throws SegmentDamagedError naming the segment. */
export function walkSegments(
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
    for (const walk of walks) if (walk.from.cell === key) marks |= addCell(walk, scratch);
    if (stepKeys[nextStep] === key) {
      marks |= addSteps(steps.get(key) as CellSteps, scratch);
      nextStep += 1;
    }
    take(key, scratch, marks);
    clearCell(scratch);
  }
}

function openWalk({ start, bytes, mark }: StoredSegment): Walk {
  try {
    return { from: openSegment(bytes), mark };
  } catch (error) {
    throw damagedAt(start, error);
  }
}

function smallest(walks: readonly Walk[], other: number): number {
  let least = other;
  for (const { from } of walks) if (from.cell !== null && from.cell < least) least = from.cell;
  return least;
}

function addCell({ from, mark }: Walk, cell: CellSlots): number {
  let slot = 0;
  for (let left = readVarint(from); left > 0; left--) {
    slot += readVarint(from);
    addSlot(cell, slot, readVarint(from));
  }
  advance(from);
  return mark;
}

function addSteps({ slots, counts, marks }: CellSteps, cell: CellSlots): number {
  slots.forEach((slot, index) => {
    addSlot(cell, slot, counts[index] as number);
  });
  return marks;
}
