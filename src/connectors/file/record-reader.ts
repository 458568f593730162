// From a record to its mapped cells: columns by place, properties by name, expressions by evaluation.
import { PermanentError } from '../errors.js';
import { compileExpression, type Expression } from '../expression.js';
import type { FieldMapping, FieldName, FieldSource } from '../flat-fields.js';
import type { RawValues } from '../flat-values.js';
import type { FileRecord } from './record.js';

/** The cells of a record by field; null where an expression failed on it. */
export type RecordReader = (record: FileRecord) => RawValues | null | Promise<RawValues | null>;

/** The header of a file as sentences name it. */
export interface Header {
  readonly source: string;
  readonly file: string;
  readonly columns: readonly string[];
}

type Cell = (content: NonNullable<FileRecord['content']>) => unknown;
type Fields = readonly (readonly [FieldName, FieldSource])[];

/** A reader for rows below this header. Throws PermanentError where a mapped column is not in it, or stands in it twice. */
export function readerOfRows(mapping: FieldMapping, header: Header): RecordReader {
  const cellOf = (column: string, field: FieldName): Cell => {
    const place = placeOf(column, field, header);
    return (content) => (content as readonly string[])[place];
  };
  const asObject = (content: NonNullable<FileRecord['content']>): unknown =>
    Object.fromEntries(
      header.columns.map((column, index) => [column, (content as readonly string[])[index]]),
    );
  return readerOf(mapping, cellOf, asObject);
}

/** A reader for objects; a dotted name reaches into nested ones. */
export function readerOfObjects(mapping: FieldMapping): RecordReader {
  const cellOf = (name: string): Cell => {
    const path = name.split('.');
    return (content) => {
      const record = content as Readonly<Record<string, unknown>>;
      return record[name] ?? path.reduce(inside, record);
    };
  };
  return readerOf(mapping, cellOf, (content) => content);
}

function inside(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null
    ? (value as Readonly<Record<string, unknown>>)[key]
    : undefined;
}

function readerOf(
  mapping: FieldMapping,
  cellOf: (column: string, field: FieldName) => Cell,
  asObject: Cell,
): RecordReader {
  const fields = Object.entries(mapping) as Fields;
  const cells = fields.flatMap(([field, from]) =>
    typeof from === 'string' ? [[field, cellOf(from, field)] as const] : [],
  );
  const expressions = fields.flatMap(([field, from]) => {
    const expression = typeof from === 'string' ? null : compileExpression(from.jsonata);
    return expression === null ? [] : [[field, expression] as const];
  });
  const plain = (record: FileRecord): RawValues => {
    const values: Partial<Record<FieldName, unknown>> = {};
    const { content } = record;
    if (content !== null) for (const [field, cell] of cells) values[field] = cell(content);
    return values;
  };
  if (expressions.length === 0) return plain;
  return async (record) => {
    const computed = await evaluated(
      expressions,
      record.content === null ? {} : asObject(record.content),
    );
    return computed === null ? null : { ...plain(record), ...computed };
  };
}

async function evaluated(
  expressions: readonly (readonly [FieldName, Expression])[],
  record: unknown,
): Promise<RawValues | null> {
  try {
    const values: Partial<Record<FieldName, unknown>> = {};
    for (const [field, expression] of expressions) values[field] = await expression(record);
    return values;
  } catch {
    return null;
  }
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
