// How rows get into PostgreSQL: as arrays through unnest(), or many at once through COPY.
import { allColumns } from './interaction-row.js';
import type { BulkInsert } from './row-port.js';
import type { Row, SqlScalar, Work } from './sql.js';

const wholeColumns = [
  'source',
  'episode',
  'channel',
  'topic',
  'flags',
  'measurable',
  'reopens',
  'transfers',
];
const realColumns = ['csat', 'nps', 'ces'];
const textColumns = [
  'external_id',
  'customer',
  'raw_topic',
  'merged_into',
  'language',
  'segment',
  'status',
  'survey_mode',
  'link',
];

/** All places of a row. */
export const everyPlace = allColumns.map((_, place) => place);

/** From so many rows on COPY costs less than `unnest()` (docs/decisions/005). */
const copiedFrom = 500;

/** Rows known to be new, and the numbers they were given. */
export interface NumberedRows {
  readonly rows: readonly Row[];
  readonly numbers: readonly number[];
}

/** Inserts rows; columns that none of them fills are left out. */
export function* insertNumbered({ rows, numbers }: NumberedRows): Work<void> {
  const filled = everyPlace.filter((place) => rows.some((row) => row[place] !== null));
  const columns = ['id', ...filled.map((place) => allColumns[place]!)];
  const values = rows.map((row, index) => {
    const cells: SqlScalar[] = [numbers[index]!];
    for (const place of filled) cells.push(row[place]!);
    return cells;
  });
  if (rows.length < copiedFrom) {
    const types = columns.map(typeOf);
    yield bulkInsert({ table: 'interaction', columns, types, conflict: '' }, values);
  } else {
    yield {
      text: `COPY interaction (${columns.join(', ')}) FROM STDIN`,
      values: [],
      copied: values,
    };
  }
}

/** A statement that inserts all of these rows. */
export function bulkInsert(
  { table, columns, types, conflict }: BulkInsert,
  given: readonly Row[],
): { text: string; values: SqlScalar[][] } {
  const text = `INSERT INTO ${table} (${columns.join(', ')})
    SELECT * FROM unnest(${types.map(arrayOf).join(', ')}) ${conflict}`;
  return { text, values: columnsOf(given, columns.length) };
}

/** Rows as one list of values for each of so many columns. */
export function columnsOf(given: readonly Row[], count: number): SqlScalar[][] {
  return Array.from({ length: count }, (_, index) => given.map((row) => row[index] ?? null));
}

export function arrayOf(type: string): string {
  return `?::${type}[]`;
}

/** The type of a column of `interaction`. */
export function typeOf(column: string): string {
  if (wholeColumns.includes(column)) return 'integer';
  if (realColumns.includes(column)) return 'double precision';
  return textColumns.includes(column) ? 'text' : 'bigint';
}
