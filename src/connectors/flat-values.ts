// The cells of one row become typed values, or the name of the field that cannot be read.
import type { RatingScale } from '../domain/conversation.js';
import { flatFields, type FieldKind, type FieldName } from './flat-fields.js';
import type { InstantParser, ReadInstant } from './instant-parser.js';

/** The cells a source maps, by field; what a cell holds is not known yet. */
export type RawValues = Readonly<Partial<Record<FieldName, unknown>>>;

type Named<Value> = Partial<Record<FieldName, Value>>;

/** The typed values of a row; an absent or empty cell is absent here. */
export interface FlatValues {
  readonly texts: Named<string>;
  readonly instants: Named<ReadInstant>;
  readonly numbers: Named<number>;
  readonly answers: Named<boolean>;
  /** Raw topic values; several where an expression yields a list. */
  readonly topics: readonly string[];
}

/** The field that stopped the reading; `candidates` where a date could be meant in several formats. */
export interface UnreadableField {
  readonly field: FieldName;
  readonly text: string;
  readonly candidates: readonly string[];
}

export interface ReadingRules {
  readonly parseInstant: InstantParser;
  /** Texts that stand for "nothing" besides the empty one. */
  readonly missing: ReadonlySet<string>;
  readonly scales: Readonly<Partial<Record<FieldName, RatingScale>>>;
}

/** Types every mapped cell of a row; the first that cannot be read is named instead. */
export function readValues(raw: RawValues, rules: ReadingRules): FlatValues | UnreadableField {
  const row = { texts: {}, instants: {}, numbers: {}, answers: {}, topics: topicsOf(raw, rules) };
  for (const name in raw) {
    const field = name as FieldName;
    const text = cellText(raw[field], rules.missing);
    if (text === '') continue;
    const candidates = readers[flatFields[field]](row, field, text, rules);
    if (candidates !== read) return { field, text, candidates };
  }
  return row;
}

/** A cell as trimmed text; missing, empty and nested values are the empty text. */
export function cellText(value: unknown, missing: ReadonlySet<string>): string {
  const text = typeof value === 'string' ? value.trim() : scalarText(value);
  return missing.size > 0 && missing.has(text) ? '' : text;
}

function scalarText(value: unknown): string {
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

/** Types one cell into its row: `read`, or the formats an ambiguous date could be meant in (none: simply not readable). */
type Read = (
  row: FlatValues,
  field: FieldName,
  text: string,
  rules: ReadingRules,
) => readonly string[];

const read: readonly string[] = ['read'];
const unreadable: readonly string[] = [];

const readText: Read = (row, field, text) => {
  row.texts[field] = text;
  return read;
};

const readers: Readonly<Record<FieldKind, Read>> = {
  text: readText,
  address: readText,
  instant: (row, field, text, { parseInstant }) => {
    const found = parseInstant(text);
    if (found.kind !== 'instant') return found.kind === 'ambiguous' ? found.candidates : unreadable;
    row.instants[field] = found;
    return read;
  },
  count: (row, field, text) => {
    const count = Number(text);
    if (!Number.isInteger(count) || count < 0) return unreadable;
    row.numbers[field] = count;
    return read;
  },
  rating: (row, field, text) => {
    const rating = Number(text.replace(',', '.'));
    if (!Number.isFinite(rating)) return unreadable;
    row.numbers[field] = rating;
    return read;
  },
  yesNo: (row, field, text) => {
    const answer = answers.get(text.toLowerCase());
    if (answer === undefined) return unreadable;
    row.answers[field] = answer;
    return read;
  },
};

const answers: ReadonlyMap<string, boolean> = new Map([
  ...['true', 'yes', 'y', 't', '1', 'ja'].map((word) => [word, true] as const),
  ...['false', 'no', 'n', 'f', '0', 'nee'].map((word) => [word, false] as const),
]);

const noTopics: readonly string[] = [];

function topicsOf(raw: RawValues, { missing }: ReadingRules): readonly string[] {
  const { topic } = raw;
  if (Array.isArray(topic))
    return topic.map((value) => cellText(value, missing)).filter((text) => text !== '');
  const text = cellText(topic, missing);
  return text === '' ? noTopics : [text];
}
