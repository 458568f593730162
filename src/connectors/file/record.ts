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

/** The object in a JSON text, or what is wrong with it. */
export function jsonContent(text: string): Pick<FileRecord, 'content' | 'fault'> {
  try {
    const value: unknown = JSON.parse(text);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject
      ? { content: value as Record<string, unknown>, fault: null }
      : { content: null, fault: 'not_an_object' };
  } catch {
    return { content: null, fault: 'not_json' };
  }
}
