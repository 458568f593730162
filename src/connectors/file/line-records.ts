// NDJSON: one object a line.
import { jsonContent, type FileRecord, type RecordBatches } from './record.js';
import type { FilePosition } from './state.js';

/** The records from the position on; a line that is no object is a record with a fault. */
export async function* lineRecords(
  bytes: AsyncIterable<Buffer>,
  position: FilePosition,
): RecordBatches {
  let pending: Buffer[] = [];
  let place = { offset: position.offset, line: position.line };
  const take = (text: Buffer, isTerminated: boolean): FileRecord | null => {
    const line = place.line;
    place = { offset: place.offset + text.length, line: line + 1 };
    const trimmed = text
      .toString('utf8')
      .replace(/^\uFEFF/, '')
      .trim();
    if (trimmed === '') return null;
    const end = { endOffset: place.offset, endLine: place.line };
    return { ...jsonContent(trimmed), line, ...end, isTerminated };
  };
  for await (const piece of bytes) {
    const { lines, rest } = splitLines(piece, pending);
    pending = rest;
    yield lines.map((line) => take(line, true)).filter((record) => record !== null);
  }
  const last = take(Buffer.concat(pending), false);
  if (last !== null) yield [last];
}

/** Whole lines with their newline, and what is left of the last one. */
function splitLines(
  piece: Buffer,
  pending: readonly Buffer[],
): { readonly lines: readonly Buffer[]; readonly rest: Buffer[] } {
  const lines: Buffer[] = [];
  let from = 0;
  for (let end = piece.indexOf(10); end >= 0; end = piece.indexOf(10, from)) {
    const line = piece.subarray(from, end + 1);
    lines.push(from === 0 ? Buffer.concat([...pending, line]) : line);
    from = end + 1;
  }
  const tail = piece.subarray(from);
  return { lines, rest: lines.length === 0 ? [...pending, tail] : [tail] };
}
