/**
 * A segment as bytes: format number, `[cellDelta, entries, (slotDelta, count)*]*` as varints, checksum.
 * The same entries always give the same bytes, so two segments are equal when their bytes are.
 */
import { crc32 } from 'node:zlib';
import type { Instant } from '../domain/clock.js';
import type { SegmentEntries } from './segment-entries.js';
import { readVarint, writeVarint, type Cursor } from './varint.js';

export const segmentFormat = 1;
const checksumBytes = 4;
export const mostBytesPerEntry = 28;

/** A stored segment whose bytes are not what was written. */
export class SegmentDamagedError extends Error {
  constructor(
    readonly reason: string,
    start: Instant | null = null,
  ) {
    const which =
      start === null ? 'a stored segment' : `the segment of ${new Date(start).toISOString()}`;
    super(`${which} is damaged (${reason}); run "unison verify" to find and mend it`);
    this.name = 'SegmentDamagedError';
  }
}

/** Bytes of a segment. Throws RangeError where a count is negative: more was taken out than was ever put in. */
export function encodeSegment(entries: SegmentEntries): Buffer {
  const { cells, slots, counts } = entries;
  const room = Buffer.allocUnsafe(cells.length * mostBytesPerEntry + 1 + checksumBytes);
  const cursor: Cursor = { bytes: room, position: 0 };
  room[cursor.position++] = segmentFormat;
  let previousCell = 0;
  for (let from = 0; from < cells.length;) {
    const to = endOfCell(cells, from);
    writeVarint(cursor, cells[from]! - previousCell);
    writeVarint(cursor, to - from);
    previousCell = cells[from]!;
    writeSlots(cursor, slots, counts, { from, to });
    from = to;
  }
  return finishBytes(cursor);
}

/** A copy of the bytes written so far, with their checksum behind them. */
export function finishBytes({ bytes, position }: Cursor): Buffer {
  bytes.writeUInt32LE(crc32(bytes.subarray(0, position)), position);
  return Buffer.from(bytes.subarray(0, position + checksumBytes));
}

/** What a segment's bytes say. Throws SegmentDamagedError where checksum or format do not fit. */
export function decodeSegment(bytes: Buffer): SegmentEntries {
  const end = checkedEnd(bytes);
  const cursor: Cursor = { bytes, position: 1 };
  const entries = { cells: [] as number[], slots: [] as number[], counts: [] as number[] };
  let cell = 0;
  while (cursor.position < end) {
    cell += readVarint(cursor);
    let slot = 0;
    for (let left = readVarint(cursor); left > 0; left--) {
      slot += readVarint(cursor);
      entries.cells.push(cell);
      entries.slots.push(slot);
      entries.counts.push(readVarint(cursor));
    }
  }
  return entries;
}

/** Where the entries end. Throws SegmentDamagedError where checksum or format do not fit. */
export function checkedEnd(bytes: Buffer): number {
  const end = bytes.length - checksumBytes;
  if (end < 1) throw new SegmentDamagedError('too short');
  if (crc32(bytes.subarray(0, end)) !== bytes.readUInt32LE(end)) {
    throw new SegmentDamagedError('its checksum does not fit');
  }
  if (bytes[0] !== segmentFormat) throw new SegmentDamagedError(`format ${String(bytes[0])}`);
  return end;
}

function endOfCell(cells: readonly number[], from: number): number {
  let to = from + 1;
  while (to < cells.length && cells[to] === cells[from]) to++;
  return to;
}

function writeSlots(
  cursor: Cursor,
  slots: readonly number[],
  counts: readonly number[],
  range: { readonly from: number; readonly to: number },
): void {
  let previous = 0;
  for (let index = range.from; index < range.to; index++) {
    writeVarint(cursor, slots[index]! - previous);
    writeVarint(cursor, counts[index]!);
    previous = slots[index]!;
  }
}
