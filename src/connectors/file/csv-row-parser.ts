// csv-parse, row by row: each row is out as soon as it is read, so that a later fault takes none of them away.
import { parse, type Parser } from 'csv-parse';
import type { FileRecord } from './record.js';
import type { FilePosition } from './state.js';

export interface RowParser {
  /** Takes a piece of the text in; gives the rows that end in it. */
  write(piece: Buffer): Promise<readonly FileRecord[]>;
  /** The rows held back; where the text does not end with a newline, the last one is not terminated. */
  finish(): Promise<readonly FileRecord[]>;
  /** The line on which the row begins that cannot be parsed; null = none. */
  faultyLine(): number | null;
}

/** A row longer than this is a quote that was never closed, not a row. */
const longestRow = 1_000_000;

interface Parsing {
  readonly rows: FileRecord[];
  /** The line the next row begins on. */
  line: number;
  lastByte: number;
  hasFault: boolean;
}

/** A parser for the text from a position on. */
export function createRowParser(position: FilePosition, delimiter: string): RowParser {
  const parsing: Parsing = { rows: [], line: position.line, lastByte: 10, hasFault: false };
  const parser = openParser(parsing, position, delimiter);
  return {
    write: async (piece) => {
      parsing.lastByte = piece.at(-1) ?? parsing.lastByte;
      await settled((done) => parser.write(piece, done));
      return parsing.rows.splice(0);
    },
    finish: async () => {
      await settled((done) => parser.end(done));
      const isTerminated = parsing.lastByte === 10 || parsing.lastByte === 13;
      const rows = parsing.rows.splice(0);
      const last = rows.pop();
      return last === undefined ? rows : [...rows, { ...last, isTerminated }];
    },
    faultyLine: () => (parsing.hasFault ? parsing.line : null),
  };
}

function openParser(parsing: Parsing, position: FilePosition, delimiter: string): Parser {
  const parser = parse({
    delimiter,
    bom: position.offset === 0,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: longestRow,
    on_record: (cells: string[], { bytes, lines }) => {
      const end = { endOffset: position.offset + bytes, endLine: position.line + lines };
      const { line } = parsing;
      parsing.rows.push({ content: cells, fault: null, line, ...end, isTerminated: true });
      parsing.line = end.endLine;
      return null;
    },
  });
  parser.on('error', () => (parsing.hasFault = true));
  parser.resume();
  return parser;
}

/** Resolves when the parser has taken what it was given, or has failed on it. */
function settled(give: (done: () => void) => unknown): Promise<void> {
  return new Promise((resolve) => {
    give(() => {
      resolve();
    });
  });
}
