// JSON: the objects of a list, wherever in the document it stands, without holding the document.
import { jsonRecord, type FileRecord, type RecordBatches } from './record.js';
import type { FilePosition } from './state.js';
import { UnfinishedFileError } from './unfinished.js';

const [quote, backslash, newline] = [0x22, 0x5c, 0x0a];
const [openList, closeList, openObject, closeObject] = [0x5b, 0x5d, 0x7b, 0x7d];

/** Where the scan stands: inside which text, how deep, and what it has collected. */
interface Scan {
  depth: number;
  /** Depth of the list whose objects are the records; null = not found yet. */
  listDepth: number | null;
  isInText: boolean;
  isEscaped: boolean;
  isPastList: boolean;
  offset: number;
  line: number;
  startLine: number;
  record: number[] | null;
  readonly ready: FileRecord[];
}

/**
 * The records from the position on: the objects of a top-level list, or of the first list inside a top-level object.
 * Throws UnfinishedFileError where the file ends inside the list.
 */
export async function* jsonRecords(
  bytes: AsyncIterable<Buffer>,
  position: FilePosition,
  source: string,
): RecordBatches {
  const scan = startScan(position);
  for await (const piece of bytes) {
    for (const byte of piece) step(scan, byte);
    yield scan.ready.splice(0);
  }
  if (scan.listDepth === null || !scan.isPastList) {
    const fault = scan.listDepth === null ? 'holds no list of records' : 'ends inside its list';
    throw new UnfinishedFileError(
      `sources.${source}: ${position.name} ${fault} (line ${scan.line}); write a JSON list of objects, or one object a line as .ndjson (the records before are kept).`,
    );
  }
}

/** Reading that goes on in the middle begins inside the list, after a record. */
function startScan(position: FilePosition): Scan {
  const isInside = position.offset > 0;
  return {
    depth: isInside ? 1 : 0,
    listDepth: isInside ? 1 : null,
    ...{ isInText: false, isEscaped: false, isPastList: false },
    ...{ offset: position.offset, line: position.line, startLine: position.line },
    record: null,
    ready: [],
  };
}

function step(scan: Scan, byte: number): void {
  scan.offset += 1;
  if (byte === newline) scan.line += 1;
  scan.record?.push(byte);
  if (scan.isInText) stepInText(scan, byte);
  else steps.get(byte)?.(scan, byte);
}

const steps: ReadonlyMap<number, (scan: Scan, byte: number) => void> = new Map([
  [quote, (scan: Scan) => (scan.isInText = true)],
  [openList, open],
  [openObject, open],
  [closeList, close],
  [closeObject, close],
]);

function stepInText(scan: Scan, byte: number): void {
  if (scan.isEscaped) scan.isEscaped = false;
  else if (byte === backslash) scan.isEscaped = true;
  else if (byte === quote) scan.isInText = false;
}

function open(scan: Scan, byte: number): void {
  scan.depth += 1;
  if (scan.isPastList) return;
  if (scan.listDepth === null) {
    if (byte === openList && scan.depth <= 2) scan.listDepth = scan.depth;
  } else if (scan.record === null && scan.depth === scan.listDepth + 1) {
    scan.record = [byte];
    scan.startLine = scan.line;
  }
}

function close(scan: Scan, byte: number): void {
  scan.depth -= 1;
  if (scan.listDepth === null || scan.isPastList) return;
  if (scan.record !== null && scan.depth === scan.listDepth) finishRecord(scan);
  else if (byte === closeList && scan.depth < scan.listDepth) scan.isPastList = true;
}

function finishRecord(scan: Scan): void {
  const text = Buffer.from(scan.record ?? []).toString('utf8');
  const end = { endOffset: scan.offset, endLine: scan.line };
  scan.ready.push(jsonRecord(text, { line: scan.startLine, ...end, isTerminated: true }));
  scan.record = null;
}
