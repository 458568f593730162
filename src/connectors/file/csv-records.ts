// CSV and TSV: rows from a position on, the header included.
import { createRowParser } from './csv-row-parser.js';
import type { RecordBatches } from './record.js';
import type { FilePosition } from './state.js';
import { UnfinishedFileError } from './unfinished.js';

export interface CsvRequest {
  readonly bytes: AsyncIterable<Buffer>;
  readonly position: FilePosition;
  readonly delimiter: string;
  readonly source: string;
}

/** The rows of a file. Whatever is wrong with its bytes or quotes is thrown after the whole rows before it. */
export async function* csvRecords(request: CsvRequest): RecordBatches {
  const parser = createRowParser(request.position, request.delimiter);
  try {
    for await (const piece of request.bytes) {
      yield await parser.write(piece);
      if (parser.faultyLine() !== null) break;
    }
  } catch (error) {
    yield (await parser.finish()).filter(({ isTerminated }) => isTerminated);
    throw error;
  }
  yield await parser.finish();
  const line = parser.faultyLine();
  if (line !== null) throw new UnfinishedFileError(sentence(line, request));
}

function sentence(line: number, { source, position }: CsvRequest): string {
  return `sources.${source}: ${position.name} has a quote that is never closed, in the row that begins on line ${line}; close it or take it out (the rows before it are kept).`;
}
