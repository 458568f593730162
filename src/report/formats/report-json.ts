// The report as JSON: the same object, instants as ISO text, every figure as it stands.
import type { Comparison } from '../../domain/comparison.js';
import type { Gap } from '../../domain/gap.js';
import type { ConsistencyReport, SourceState } from '../consistency-report.js';
import { lastPerObject, perObject } from '../../domain/per-object.js';
import { openSameLists } from '../../domain/same-list.js';
import { instantText, instantTextOrNull } from './instant-text.js';

/** `from`, `completeUntil`, `openedAt`... : the fields that hold instants, wherever they stand. */
const instantFields = new Set([
  'from',
  'to',
  'completeUntil',
  'computedAt',
  'weekStart',
  'lastPolledAt',
  'seenAt',
  'openedAt',
  'worsenedAt',
  'resolvedAt',
  'acknowledgedAt',
  'snoozedUntil',
  'acceptedUntil',
  'updatedAt',
]);

/** What JSON can hold, with every instant written as text. */
export type Textual<Value> = Value extends number
  ? number | string
  : Value extends object
    ? { readonly [Key in keyof Value]: Textual<Value[Key]> }
    : Value;

export type ReportJson = Textual<ConsistencyReport>;
export type ComparisonJson = Textual<Comparison>;
export type GapJson = Textual<Gap>;
export type SourceJson = Textual<SourceState>;

/** A comparison as `GET /comparisons` and the report show it: estimates by channel, `difference` nested. */
export function comparisonJson(comparison: Comparison): ComparisonJson {
  return {
    ...comparison,
    completeUntil: instantText(comparison.completeUntil),
  };
}

/** A gap with its instants as text. */
export function gapJson(gap: Gap): GapJson {
  return withTextInstants(gap) as GapJson;
}

/** A source with its instants as text. */
export function sourceJson(source: SourceState): SourceJson {
  return withTextInstants(source) as SourceJson;
}

/** The whole report as `GET /report` answers it, `null`s written. */
export function reportJson(report: ConsistencyReport): ReportJson {
  return withTextInstants(report) as ReportJson;
}

/** The same as text; pretty for people, else on one line. */
export function reportJsonText(report: ConsistencyReport, { isPretty = false } = {}): string {
  return JSON.stringify(reportJson(report), null, isPretty ? 2 : undefined);
}

/** The same text on one line, as it goes over the wire: rows that have not changed since the last report are not written anew. */
export function reportJsonBytes(report: ConsistencyReport): Buffer {
  const fields = Object.entries(report).filter(([, held]) => held !== undefined);
  const parts = fields.flatMap(([name, held], place): readonly Buffer[] => {
    const opening = `${place === 0 ? '{' : ','}${JSON.stringify(name)}:`;
    if (!isRows(held)) return [Buffer.from(opening + JSON.stringify(textOf(name, held)))];
    const rows =
      held === report.comparisons
        ? rowsBytes(report.comparisons, comparisonBytes)
        : rowsBytes<object>(held, someBytes);
    return [Buffer.from(`${opening}[`), ...rows, Buffer.from(']')];
  });
  return Buffer.concat([...parts, Buffer.from('}')]);
}

/** Rows put together once: one that changes takes so many with it. */
const rowsTogether = 10;

/** The lists of a report are lists of objects. */
type Rows = Extract<ConsistencyReport[keyof ConsistencyReport], readonly object[]>;

function isRows(held: unknown): held is Rows {
  return Array.isArray(held);
}

const comma = Buffer.from(',');

function rowsBytes<Row extends object>(
  rows: readonly Row[],
  bytesOf: (rows: readonly Row[]) => Buffer,
): readonly Buffer[] {
  const found: Buffer[] = [];
  for (let from = 0; from < rows.length; from += rowsTogether) {
    if (from > 0) found.push(comma);
    found.push(bytesOf(rows.slice(from, from + rowsTogether)));
  }
  return found;
}

/** Writes rows, and remembers what it wrote for as long as they stay together. */
function openWriter<Row extends object>(
  rowText: (row: Row) => string,
): (rows: readonly Row[]) => Buffer {
  const same = openSameLists<Row>();
  const bytes = perObject((rows: readonly Row[]) => Buffer.from(rows.map(rowText).join(',')));
  return (rows) => bytes(same(rows));
}

const someBytes = openWriter(perObject((row: object) => JSON.stringify(withTextInstants(row))));
const comparisonBytes = openWriter(perObject(comparisonText));
const comparisonTexts = lastPerObject<Comparison['estimates'], string>();

/** Of most rows, all that a poll changes is how far the channels are known: it comes last, and the rest need not be written anew. */
function comparisonText({ completeUntil, ...row }: Comparison): string {
  const text = comparisonTexts.get(row.estimates, Object.values(row), () =>
    JSON.stringify(withTextInstants(row)).slice(0, -1),
  );
  return `${text},"completeUntil":"${instantText(completeUntil)}"}`;
}

function withTextInstants(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withTextInstants);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, held]) => [name, textOf(name, held)]),
  );
}

function textOf(name: string, held: unknown): unknown {
  const isInstant = instantFields.has(name) && (held === null || typeof held === 'number');
  return isInstant ? instantTextOrNull(held) : withTextInstants(held);
}
