// Reading a stored segment cell by cell, without laying it out.
import { checkedEnd } from './segment-blob.js';
import { readVarint, type Cursor } from './varint.js';

/** Where reading stands: at the entries of `cell`, or (null) at the end. */
export interface SegmentCursor extends Cursor {
  readonly end: number;
  cell: number | null;
}

/** At the first cell. Throws SegmentDamagedError where checksum or format do not fit. */
export function openSegment(bytes: Buffer): SegmentCursor {
  const from: SegmentCursor = { bytes, position: 1, end: checkedEnd(bytes), cell: 0 };
  advance(from);
  return from;
}

/** On to the next cell, once the entries of this one are read. */
export function advance(from: SegmentCursor): void {
  from.cell = from.position < from.end ? from.cell! + readVarint(from) : null;
}
