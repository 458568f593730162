// CSV by RFC 4180, UTF-8, safe to open in a spreadsheet.
import type { ConsistencyReport } from '../consistency-report.js';
import { comparisonColumns, flattenComparison, type Scalar } from './flat-comparison.js';

export { flattenComparison } from './flat-comparison.js';

const lineEnd = '\r\n';
const byteOrderMark = '\uFEFF';
/** What makes a spreadsheet take text for a formula. */
const formulaStart = /^[=+\-@\t\r\0]/;

/**
 * One cell. Text that would start a formula gets a leading `'`; numbers are left alone; null is empty; text is quoted
 * where it holds a comma, a quote or a line break.
 */
export function csvCell(value: Scalar): string {
  if (value === null) return '';
  if (typeof value !== 'string') return String(value);
  const text = formulaStart.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** One line with its end. */
export function csvLine(values: readonly Scalar[]): string {
  return values.map(csvCell).join(',') + lineEnd;
}

/** The header line. `withBom` is for Excel. */
export function csvStart(columns: readonly string[], withBom: boolean): string {
  return (withBom ? byteOrderMark : '') + csvLine(columns);
}

/** Header and rows, line by line, so that any number of rows can be streamed. `withBom` is for Excel. */
export function* csvLines<Column extends string>(
  columns: readonly Column[],
  rows: Iterable<Readonly<Record<Column, Scalar>>>,
  { withBom = false }: { readonly withBom?: boolean } = {},
): Generator<string> {
  yield csvStart(columns, withBom);
  for (const row of rows) yield csvLine(columns.map((column) => row[column]));
}

/** The report's comparisons as one CSV text. */
export function comparisonsCsv(
  report: ConsistencyReport,
  options: { readonly withBom?: boolean } = {},
): string {
  const rows = report.comparisons.map((comparison) => flattenComparison(comparison, report));
  return [...csvLines(comparisonColumns, rows, options)].join('');
}
