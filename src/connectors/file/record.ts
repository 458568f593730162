// One record of a file as it stands there, before anything is understood of it.

export interface FileRecord {
  /** CSV and TSV: the cells; NDJSON and JSON: the object; null where `fault` says why there is none. */
  readonly content: readonly string[] | Readonly<Record<string, unknown>> | null;
  readonly fault: 'not_json' | 'not_an_object' | null;
  /** The line (from 1) it begins on. */
  readonly line: number;
  /** Where the next record begins: byte of the text, and line. */
  readonly endOffset: number;
  readonly endLine: number;
  /** False for a last line without a newline: somebody may still be writing it. */
  readonly isTerminated: boolean;
}

/** Records in the order of the file, as many at a time as one piece of it holds. */
export type RecordBatches = AsyncGenerator<readonly FileRecord[]>;

/** The record of a JSON text, or what is wrong with it. Written out: this is done for every line of a file. */
export function jsonRecord(
  text: string,
  { line, endOffset, endLine, isTerminated }: Omit<FileRecord, 'content' | 'fault'>,
): FileRecord {
  const value = parsed(text);
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  const fault = isObject ? null : value === undefined ? 'not_json' : 'not_an_object';
  const content = isObject ? (value as Readonly<Record<string, unknown>>) : null;
  return { content, fault, line, endOffset, endLine, isTerminated };
}

/** undefined is no value of JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
