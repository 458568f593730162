// One file's share of a page: take records, turn them into outcomes, say where the file stands afterwards.
import type { Access } from '../connector.js';
import { PermanentError } from '../errors.js';
import type { FlatOutcome } from '../flat-row.js';
import { flatRulesOf } from '../flat-rules.js';
import type { FileConfig } from './config.js';
import type { FoundFile } from './find-files.js';
import { shapeOf, type FileShape } from './format.js';
import { leftOut, normaliseRecord, type FileRules } from './normalise.js';
import { openFile, type OpenFile } from './open-file.js';
import { doneWith } from './reconcile.js';
import type { FileRecord } from './record.js';
import { readerOfObjects, readerOfRows } from './record-reader.js';
import { requireProperties } from './require-properties.js';
import type { FilePosition } from './state.js';
import { judged } from './unfinished.js';

/** A file being read: kept for the next page of the same poll, and merely a saving, since a position is enough to begin again. */
export interface Reading {
  readonly file: FoundFile;
  readonly shape: FileShape;
  readonly open: OpenFile;
  /** Where `open` stands. */
  position: FilePosition;
  rules: FileRules | null;
}

export interface FilePart {
  readonly outcomes: readonly FlatOutcome[];
  readonly position: FilePosition;
}

export function startReading(
  access: Access<FileConfig>,
  file: FoundFile,
  position: FilePosition,
): Reading {
  const shape = shapeOf(file, access.config);
  const open = openFile(file, position, { shape, access });
  return { file, shape, open, position, rules: null };
}

/** At most `count` rows of the file, and its position after them. Throws the sentence of a fault that comes first. */
export async function readPart(
  access: Access<FileConfig>,
  reading: Reading,
  count: number,
): Promise<FilePart> {
  const { records, isEnd } = await reading.open.take(count).catch((error: unknown) => {
    throw judged(error, access.source.isLive);
  });
  const rows = isHeaderAhead(reading) ? afterHeader(access, reading, records) : records;
  if (isEmpty(reading, records, isEnd) && !access.source.isLive) {
    throw empty(access, `${reading.file.name} is empty; export it again with its records`);
  }
  const rules = (reading.rules ??= rulesOf(access, reading, rows));
  const outcomes = await outcomesOf(rows, rules, access.source.isLive);
  const position = positionAfter(records, reading.position);
  reading.position = isEnd ? doneWith(position, reading.file, reading.shape) : position;
  return { outcomes, position: reading.position };
}

/** Awaits only what has to be waited for: a promise for every row costs as much as reading it. */
async function outcomesOf(
  records: readonly FileRecord[],
  rules: FileRules,
  isLive: boolean,
): Promise<readonly FlatOutcome[]> {
  const outcomes: FlatOutcome[] = [];
  for (const record of records) {
    const reading = outcomeOf(record, rules, isLive);
    const outcome = reading instanceof Promise ? await reading : reading;
    if (outcome !== null) outcomes.push(outcome);
  }
  return outcomes;
}

/** A list may be empty; a file of lines without a line is no delivery. */
function isEmpty(
  { shape, position }: Reading,
  records: readonly FileRecord[],
  isEnd: boolean,
): boolean {
  return shape.format === 'ndjson' && isEnd && records.length === 0 && position.offset === 0;
}

function isHeaderAhead({ shape, position }: Reading): boolean {
  return (shape.format === 'csv' || shape.format === 'tsv') && position.columns === null;
}

/** Takes the header off; a file without even that is empty, which only a live source may be. */
function afterHeader(
  access: Access<FileConfig>,
  reading: Reading,
  records: readonly FileRecord[],
): readonly FileRecord[] {
  const [header, ...rows] = records;
  const isWritten = header !== undefined && (header.isTerminated || !access.source.isLive);
  if (isWritten) reading.position = { ...reading.position, columns: header.content as string[] };
  else if (!access.source.isLive)
    throw empty(access, `${reading.file.name} is empty; export it again, with its header line`);
  return isWritten ? rows : [];
}

function empty(access: Access<FileConfig>, fault: string): PermanentError {
  return new PermanentError(`sources.${access.source.id}: ${fault}.`, 'content');
}

function rulesOf(
  access: Access<FileConfig>,
  { file, shape, position }: Reading,
  rows: readonly FileRecord[],
): FileRules {
  const { config, source } = access;
  const { columns } = position;
  const isRows = shape.format === 'csv' || shape.format === 'tsv';
  if (!isRows) requireProperties(rows, config.fields, { source: source.id, file: file.name });
  const reader =
    isRows && columns !== null
      ? readerOfRows(config.fields, { source: source.id, file: file.name, columns })
      : readerOfObjects(config.fields);
  const flat = flatRulesOf(access, endsBy(file, access.clock.now()));
  return { source: source.id, file: file.name, config, columns, reader, flat };
}

const firstCredibleTime = Date.UTC(1990, 0, 1);

/** Whoever writes a file may have a clock so far ahead of ours: a row is read once, and would stay refused. */
const clocksApartMs = 300_000;

/** Nothing in a file can have ended after it was written; archives that blank their times are not believed. */
function endsBy({ modifiedAt }: FoundFile, now: number): number {
  return modifiedAt < firstCredibleTime ? now : Math.min(modifiedAt, now + clocksApartMs);
}

/** A last line without a newline waits in a live source; in a finished one it counts if it is whole. */
function outcomeOf(
  record: FileRecord,
  rules: FileRules,
  isLive: boolean,
): FlatOutcome | null | Promise<FlatOutcome> {
  if (record.isTerminated) return normaliseRecord(record, rules);
  return isLive ? null : unterminated(record, rules);
}

async function unterminated(record: FileRecord, rules: FileRules): Promise<FlatOutcome> {
  const outcome = await normaliseRecord(record, rules);
  const isBroken = outcome.kind === 'skipped' && outcome.values === null;
  return isBroken ? leftOut(`${rules.file}:${record.line}`, 'half_written_line') : outcome;
}

/** A line that may still be written is read again when the file has grown. */
function positionAfter(records: readonly FileRecord[], position: FilePosition): FilePosition {
  const last = records.findLast(({ isTerminated }) => isTerminated);
  return last === undefined
    ? position
    : { ...position, offset: last.endOffset, line: last.endLine };
}
