// From a record of a file to its mapped cells: columns by place, properties by name, expressions by evaluation.
import { PermanentError } from '../errors.js';
import type { FieldMapping, FieldName } from '../flat-fields.js';
import type { RawValues } from '../flat-values.js';
import { cellsOf, cellsOfObjects, type CellsOf } from '../record-cells.js';
import type { FileRecord } from './record.js';

/** The cells of a record by field; null where an expression failed on it. */
export type RecordReader = (record: FileRecord) => RawValues | null | Promise<RawValues | null>;

/** The header of a file as sentences name it. */
export interface Header {
  readonly source: string;
  readonly file: string;
  readonly columns: readonly string[];
}

type Cells = readonly string[];

/** A reader for rows below this header. Throws PermanentError where a mapped column is not in it, or stands in it twice. */
export function readerOfRows(mapping: FieldMapping, header: Header): RecordReader {
  const cellOf = (column: string, field: FieldName): ((cells: Cells) => unknown) => {
    const place = placeOf(column, field, header);
    return (cells) => cells[place];
  };
  const asObject = (cells: Cells): unknown =>
    Object.fromEntries(header.columns.map((column, index) => [column, cells[index]]));
  return readerBy(cellsOf(mapping, cellOf, asObject));
}

/** A reader for objects; a dotted name reaches into nested ones. */
export function readerOfObjects(mapping: FieldMapping): RecordReader {
  return readerBy(cellsOfObjects(mapping));
}

/** A record without content has no cells; that it has none was said of it already. */
function readerBy<Content>(cells: CellsOf<Content>): RecordReader {
  return ({ content }) => (content === null ? {} : cells(content as Content));
}

function placeOf(column: string, field: FieldName, header: Header): number {
  const names = header.columns.map((name) => name.trim());
  const place = names.indexOf(column.trim());
  const where = `sources.${header.source}: ${header.file}`;
  if (place < 0) {
    throw new PermanentError(
      `${where} has no column "${column}" for fields.${field} (${seenHeader(names)}); correct fields.${field} or restore the column.`,
    );
  }
  if (names.lastIndexOf(column.trim()) !== place) {
    throw new PermanentError(
      `${where} has two columns "${column}" for fields.${field} (${seenHeader(names)}); rename one of them.`,
    );
  }
  return place;
}

/** A file without a header shows a customer's cells in its first line: those are never repeated. */
function seenHeader(names: readonly string[]): string {
  if (names.some(isCell)) return 'its first line looks like a row, not like a header';
  return `its header is ${names.slice(0, 40).join(', ')}`;
}

/** Empty, long, or with an address, a number or a date in it: no name of a column. */
function isCell(name: string): boolean {
  return name === '' || name.length > 60 || /@|^[\d+][\d\s().+:/TZ-]*$/.test(name);
}
