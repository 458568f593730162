/** A CSV file a company handed in, row by row, each value read or refused by its line. */
import { readFileSync, statSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { dayNumber } from '../domain/civil-day.js';

/** What a file says that cannot be used: one sentence with its line. */
export class TableError extends Error {
  override readonly name = 'TableError';
}

/** One row: its values by column, and readers that refuse with the line. */
export interface TableRow {
  text(column: string): string;
  textOrNull(column: string): string | null;
  number(column: string): number;
  numberOrNull(column: string): number | null;
  /** `YYYY-MM-DD`. */
  day(column: string): string;
  /** yes, no, true, false, 1 or 0; null where empty. */
  yesNo(column: string): boolean | null;
  oneOf<Choice extends string>(column: string, choices: readonly Choice[]): Choice;
}

/** Changes whenever the file does. Throws where there is none. */
export function stampOf(path: string): string {
  const { size, mtimeMs } = statSync(path);
  return `${size} ${mtimeMs}`;
}

/** The rows of a CSV file with a header. Throws TableError where a column is missing or a line is broken. */
export function readTable(path: string, columns: readonly string[]): readonly TableRow[] {
  const rows = parse(readFileSync(path), {
    ...{ columns: true, bom: true, skip_empty_lines: true, trim: true },
  }) as unknown as Record<string, string>[];
  const missing = rows.length === 0 ? undefined : columns.find((column) => !(column in rows[0]!));
  if (missing !== undefined)
    throw new TableError(
      `${path}: the column "${missing}" is missing; the header needs ${columns.join(', ')}.`,
    );
  return rows.map((row, index) => rowOf(row, `${path}: line ${index + 2}`));
}

function rowOf(row: Readonly<Record<string, string>>, place: string): TableRow {
  const raw = (column: string): string => row[column] ?? '';
  const refuse = (column: string, remedy: string): never => {
    throw new TableError(
      `${place}: "${raw(column)}" in column ${column} cannot be read; ${remedy}.`,
    );
  };
  const numberIn = (column: string): number => {
    const value = Number(raw(column));
    return raw(column) === '' || Number.isNaN(value) ? refuse(column, 'write a number') : value;
  };
  return {
    text: (column) => raw(column) || refuse(column, 'write a word'),
    textOrNull: (column) => raw(column) || null,
    number: numberIn,
    numberOrNull: (column) => (raw(column) === '' ? null : numberIn(column)),
    day: (column) =>
      isDay(raw(column)) ? raw(column) : refuse(column, 'write a day as 2026-10-19'),
    yesNo: (column) =>
      raw(column) === ''
        ? null
        : (yesNo[raw(column).toLowerCase()] ?? refuse(column, 'write yes or no')),
    oneOf: (column, choices) =>
      choices.find((choice) => choice === raw(column)) ??
      refuse(column, `write one of ${choices.join(', ')}`),
  };
}

const yesNo: Readonly<Record<string, boolean>> = {
  ...{ yes: true, true: true, ja: true, '1': true },
  ...{ no: false, false: false, nee: false, '0': false },
};

function isDay(text: string): boolean {
  try {
    return Number.isFinite(dayNumber(text));
  } catch {
    return false;
  }
}
