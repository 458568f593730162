// A stored segment and what a page changes in it -> its new bytes, without taking the unchanged cells apart.
import { finishBytes, mostBytesPerEntry, segmentFormat } from './segment-blob.js';
import { advance, openSegment, type SegmentCursor } from './segment-cursor.js';
import type { SegmentEntries } from './segment-entries.js';
import { slotSpan } from './slots.js';
import { readVarint, skipVarints, writeVarint, type Cursor } from './varint.js';

/** Written over and over; what is kept is a copy. */
let scratch = Buffer.alloc(64 * 1024);

function roomFor(bytes: number): Buffer {
  if (scratch.length < bytes) scratch = Buffer.alloc(2 * bytes);
  return scratch;
}

/** What lies before and behind the entries of a segment, generously. */
const frameBytes = 16;

/**
 * The bytes of `encodeSegment(mergeEntries(decodeSegment(stored), delta))`; null where nothing is left.
 * Throws SegmentDamagedError where the stored bytes are damaged, RangeError where more is taken out than was in.
 */
export function mergeSegment(stored: Buffer | null, delta: SegmentEntries): Buffer | null {
  const from = stored === null ? nothingStored : openSegment(stored);
  const mostBytes = from.end + delta.cells.length * mostBytesPerEntry + frameBytes;
  const into: Written = { bytes: roomFor(mostBytes), position: 1, cell: 0 };
  into.bytes[0] = segmentFormat;
  let at = 0;
  for (let cell = nextCell(from, delta, at); cell !== null; cell = nextCell(from, delta, at)) {
    const to = endOfCell(delta.cells, at, cell);
    if (to === at) copyCell(from, into);
    else if (cell === from.cell) writeCell(into, cell, mergeSlots(from, delta, { at, to }));
    else writeCell(into, cell, takeChanges(delta, { at, to }, 0));
    at = to;
  }
  return into.position === 1 ? null : finishBytes(into);
}

/** Where writing stands, and the cell written last. */
interface Written extends Cursor {
  cell: number;
}

const nothingStored: SegmentCursor = { bytes: Buffer.alloc(0), position: 0, end: 0, cell: null };

function nextCell(from: SegmentCursor, { cells }: SegmentEntries, at: number): number | null {
  const changed = cells[at] ?? null;
  if (from.cell === null || changed === null) return from.cell ?? changed;
  return Math.min(from.cell, changed);
}

function endOfCell(cells: readonly number[], at: number, cell: number): number {
  let to = at;
  while (to < cells.length && cells[to] === cell) to++;
  return to;
}

function copyCell(from: SegmentCursor, into: Written): void {
  writeVarint(into, from.cell! - into.cell);
  into.cell = from.cell!;
  const begin = from.position;
  skipVarints(from, 2 * readVarint(from));
  from.bytes.copy(into.bytes, into.position, begin, from.position);
  into.position += from.position - begin;
  advance(from);
}

/** Slots and their counts in turns, of one cell at a time: no cell has more slots than there are. */
const merged = new Float64Array(2 * slotSpan);

interface Stretch {
  readonly at: number;
  readonly to: number;
}

/** Fills `merged` with the sum of a stored cell and what changes in it; answers how much of it. */
function mergeSlots(from: SegmentCursor, delta: SegmentEntries, { at, to }: Stretch): number {
  let next = at;
  let length = 0;
  let slot = 0;
  for (let left = readVarint(from); left > 0; left--) {
    slot += readVarint(from);
    const changed = endBefore(delta.slots, slot, { at: next, to });
    length = takeChanges(delta, { at: next, to: changed }, length);
    next = changed;
    const isChanged = next < to && delta.slots[next] === slot;
    length = put(slot, readVarint(from) + (isChanged ? delta.counts[next++]! : 0), length);
  }
  advance(from);
  return takeChanges(delta, { at: next, to }, length);
}

/** The end of the slots below this one. */
function endBefore(slots: readonly number[], slot: number, { at, to }: Stretch): number {
  let end = at;
  while (end < to && slots[end]! < slot) end++;
  return end;
}

/** Puts a stretch of changes behind the first `length` numbers of `merged`; answers how many it holds then. */
function takeChanges(
  { slots, counts }: SegmentEntries,
  { at, to }: Stretch,
  length: number,
): number {
  let after = length;
  for (let next = at; next < to; next++) after = put(slots[next]!, counts[next]!, after);
  return after;
}

function put(slot: number, count: number, at: number): number {
  if (count === 0) return at;
  merged[at] = slot;
  merged[at + 1] = count;
  return at + 2;
}

/** Writes the first `length` numbers of `merged` as the entries of a cell. */
function writeCell(into: Written, cell: number, length: number): void {
  if (length === 0) return;
  writeVarint(into, cell - into.cell);
  into.cell = cell;
  writeVarint(into, length / 2);
  let previous = 0;
  for (let at = 0; at < length; at += 2) {
    writeVarint(into, merged[at]! - previous);
    writeVarint(into, merged[at + 1]!);
    previous = merged[at]!;
  }
}
