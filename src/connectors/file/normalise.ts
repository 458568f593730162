// A record of a file becomes a conversation, or the reason why it is none. Pure but for expressions.
import { PermanentError } from '../errors.js';
import { readFlatRow, refuseRow, type FlatOutcome, type FlatRules } from '../flat-row.js';
import type { RawValues, UnreadableField } from '../flat-values.js';
import type { FileConfig } from './config.js';
import type { FileRecord } from './record.js';
import type { RecordReader } from './record-reader.js';

/** What the records of one file are read by. */
export interface FileRules {
  readonly source: string;
  readonly file: string;
  readonly config: FileConfig;
  readonly columns: readonly string[] | null;
  readonly reader: RecordReader;
  readonly flat: FlatRules;
}

/**
 * What a record says: at once, unless it takes an expression. Throws PermanentError where a date could be meant in
 * several formats.
 */
export function normaliseRecord(
  record: FileRecord,
  rules: FileRules,
): FlatOutcome | Promise<FlatOutcome> {
  const place = `${rules.file}:${record.line}`;
  const fault = faultOf(record, rules);
  if (fault !== null) return leftOut(place, fault);
  const reading = rules.reader(record);
  if (reading instanceof Promise) return reading.then((values) => outcomeOf(values, place, rules));
  return outcomeOf(reading, place, rules);
}

function outcomeOf(values: RawValues | null, place: string, rules: FileRules): FlatOutcome {
  if (values === null) return leftOut(place, 'expression_failed');
  const outcome = readFlatRow({ values, place }, rules.flat);
  if (outcome.kind === 'ambiguous') throw ambiguous(outcome.unreadable, place, rules);
  return outcome;
}

function faultOf({ content, fault }: FileRecord, { columns }: FileRules): string | null {
  if (fault !== null || columns === null || !Array.isArray(content)) return fault;
  const cells = content as readonly string[];
  const extra = cells.slice(columns.length);
  const isWhole = cells.length >= columns.length && extra.every((cell) => cell.trim() === '');
  return isWhole ? null : 'wrong_column_count';
}

/** A record that cannot be taken apart gives no sample: nobody knows which cell holds what. */
export function leftOut(place: string, reason: string): FlatOutcome {
  return refuseRow({ values: {}, place }, reason);
}

function ambiguous(found: UnreadableField, place: string, rules: FileRules): PermanentError {
  const from = rules.config.fields[found.field];
  const column = typeof from === 'string' ? from : found.field;
  const [first = '', second] = found.candidates;
  const formats = second === undefined ? `"${first}"` : `"${first}" or "${second}"`;
  const meant = second === undefined ? 'is a guess until it is said' : 'can be meant in two ways';
  return new PermanentError(
    `sources.${rules.source}.dates: missing, and the order of day and month in "${found.text}" (${place}, column "${column}") ${meant}; write dates: ${formats}.`,
  );
}
