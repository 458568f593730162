// CSV and TSV: cells, with the place each row ends, so that reading can go on there.
import { CsvError, parse, type Parser } from 'csv-parse';
import type { FileRecord, RecordBatches } from './record.js';
import type { FilePosition } from './state.js';
import { UnfinishedFileError } from './unfinished.js';

export interface CsvRequest {
  readonly bytes: AsyncIterable<Buffer>;
  readonly position: FilePosition;
  readonly delimiter: string;
  readonly source: string;
}

/** A row longer than this is a quote that was never closed, not a row. */
const longestRow = 1_000_000;

/** Rows from the position on, the header included. Throws UnfinishedFileError where a quote is never closed. */
export async function* csvRecords(request: CsvRequest): RecordBatches {
  const rows: FileRecord[] = [];
  const { parser, fault } = openParser(request, rows);
  let lastByte = 10;
  for await (const piece of request.bytes) {
    await new Promise<void>((resolve) =>
      parser.write(piece, () => {
        resolve();
      }),
    );
    lastByte = piece.at(-1) ?? lastByte;
    yield rows.splice(0);
    if (fault() !== null) break;
  }
  await new Promise<void>((resolve) =>
    parser.end(() => {
      resolve();
    }),
  );
  const isTerminated = lastByte === 10 || lastByte === 13;
  yield rows.splice(0).map((row, index, all) => ({
    ...row,
    isTerminated: isTerminated || index < all.length - 1,
  }));
  const found = fault();
  if (found !== null) throw new UnfinishedFileError(sentence(found, request));
}

/** A parser that puts each row into `rows` as soon as it is read, so that a later fault takes none of them away. */
function openParser(
  { position, delimiter }: CsvRequest,
  rows: FileRecord[],
): { readonly parser: Parser; readonly fault: () => CsvError | null } {
  let fault: CsvError | null = null;
  let line = position.line;
  const parser = parse({
    delimiter,
    bom: position.offset === 0,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: longestRow,
    on_record: (cells: string[], { bytes, lines }) => {
      const endLine = position.line + lines;
      const endOffset = position.offset + bytes;
      rows.push({ content: cells, fault: null, line, endOffset, endLine, isTerminated: true });
      line = endLine;
      return null;
    },
  });
  parser.on('error', (error) => {
    fault = error instanceof CsvError ? error : null;
  });
  parser.resume();
  return { parser, fault: () => fault };
}

function sentence(fault: CsvError, { source, position }: CsvRequest): string {
  const line = position.line + Number(fault['lines'] ?? 1) - 1;
  const place = `sources.${source}: ${position.name}`;
  return `${place} has a quote that is never closed, at or before line ${line}; close it or take it out (the rows before it are kept).`;
}
