// NDJSON: one object a line.
import { jsonRecord, type FileRecord, type RecordBatches } from './record.js';
import type { FilePosition } from './state.js';

/** The records from the position on; a line that is no object is a record with a fault. */
export async function* lineRecords(
  bytes: AsyncIterable<Buffer>,
  position: FilePosition,
): RecordBatches {
  let pending: Buffer[] = [];
  let place: LinePlace = { offset: position.offset, line: position.line };
  for await (const piece of bytes) {
    const end = piece.lastIndexOf(newline) + 1;
    if (end === 0) {
      pending.push(piece);
      continue;
    }
    const whole = Buffer.concat([...pending, piece.subarray(0, end)]);
    const batch: FileRecord[] = [];
    place = takeLines(whole, place, batch);
    pending = [piece.subarray(end)];
    yield batch;
  }
  const rest = Buffer.concat(pending);
  const end = { endOffset: place.offset + rest.length, endLine: place.line + 1 };
  const last = recordIn(rest.toString('utf8'), { line: place.line, ...end, isTerminated: false });
  if (last !== null) yield [last];
}

const newline = 10;

/** Where a line begins. */
interface LinePlace {
  readonly offset: number;
  readonly line: number;
}

/** Takes whole lines apart, and answers where the next one begins. The text is decoded once, not line by line. */
function takeLines(whole: Buffer, { offset, line }: LinePlace, into: FileRecord[]): LinePlace {
  const text = whole.toString('utf8');
  const isAscii = text.length === whole.length;
  let [next, endOffset, endLine] = [0, offset, line];
  while (next < text.length) {
    const end = text.indexOf('\n', next) + 1;
    const one = text.slice(next, end);
    endOffset += isAscii ? end - next : Buffer.byteLength(one);
    const place = { line: endLine, endOffset, endLine: endLine + 1, isTerminated: true };
    const record = recordIn(one, place);
    if (record !== null) into.push(record);
    endLine += 1;
    next = end;
  }
  return { offset: endOffset, line: endLine };
}

/** The record of a line; an empty line has none. */
function recordIn(
  text: string,
  place: Pick<FileRecord, 'line' | 'endOffset' | 'endLine' | 'isTerminated'>,
): FileRecord | null {
  const trimmed = (text.charCodeAt(0) === byteOrderMark ? text.slice(1) : text).trim();
  return trimmed === '' ? null : jsonRecord(trimmed, place);
}

const byteOrderMark = 0xfeff;
