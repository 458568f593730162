// What is in a file: compressed or not, which format, which delimiter. Told by its name, else by its first bytes.
import { closeSync, openSync, readSync } from 'node:fs';
import { constants, gunzipSync } from 'node:zlib';
import { createHash } from 'node:crypto';
import type { FileConfig, FileFormat } from './config.js';
import type { FoundFile } from './find-files.js';

export interface FileShape {
  readonly format: FileFormat;
  readonly isCompressed: boolean;
  /** CSV and TSV only. */
  readonly delimiter: string;
  /** Rows are added at the end: a longer file with the same beginning is read on. */
  readonly canGrow: boolean;
}

const formats: Readonly<Record<string, FileFormat>> = {
  csv: 'csv',
  tsv: 'tsv',
  tab: 'tsv',
  ndjson: 'ndjson',
  jsonl: 'ndjson',
  json: 'json',
};

/** How a file is to be read. */
export function shapeOf(file: FoundFile, config: FileConfig): FileShape {
  const head = readHead(file.path, 4096);
  const isCompressed = /\.gz$/i.test(file.name) || (head[0] === 0x1f && head[1] === 0x8b);
  const text = (isCompressed ? inflatedHead(head) : head).toString('utf8').replace(/^\uFEFF/, '');
  const format = config.format ?? formatOf(file.name, text);
  const delimiter = config.delimiter ?? (format === 'tsv' ? '\t' : delimiterIn(text));
  return { format, isCompressed, delimiter, canGrow: !isCompressed && format !== 'json' };
}

function formatOf(name: string, text: string): FileFormat {
  const [, extension = ''] = /\.([a-z]+)(?:\.gz)?$/i.exec(name) ?? [];
  const named = formats[extension.toLowerCase()];
  if (named === 'json' && isOneRecordALine(text)) return 'ndjson';
  return named ?? formatIn(text);
}

function formatIn(text: string): FileFormat {
  if (/^\s*\[/.test(text)) return 'json';
  return /^\s*\{/.test(text) ? 'ndjson' : 'csv';
}

/** Many tools write one object a line and call it `.json`. */
function isOneRecordALine(text: string): boolean {
  const [first = '', second] = text.trimStart().split('\n');
  if (!first.startsWith('{') || second === undefined) return false;
  try {
    return typeof JSON.parse(first) === 'object';
  } catch {
    return false;
  }
}

/** The mark that separates most of the header's names. */
function delimiterIn(text: string): string {
  const header = text.split('\n', 1)[0]?.replace(/"[^"]*"/g, '') ?? '';
  const counts = [',', ';', '\t', '|'].map((mark) => [mark, header.split(mark).length] as const);
  return counts.reduce((best, one) => (one[1] > best[1] ? one : best))[0];
}

function inflatedHead(head: Buffer): Buffer {
  try {
    return gunzipSync(head, { finishFlush: constants.Z_SYNC_FLUSH });
  } catch {
    return Buffer.alloc(0);
  }
}

/** The first bytes of a file, at most `count`. */
function readHead(path: string, count: number): Buffer {
  const file = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(count);
    return bytes.subarray(0, readSync(file, bytes, 0, count, 0));
  } finally {
    closeSync(file);
  }
}

/** SHA-256 of the first `count` bytes, in hexadecimal. */
export function hashOfHead(path: string, count: number): string {
  const hash = createHash('sha256');
  const file = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(Math.min(count, 65_536));
    for (let at = 0; at < count;) {
      const taken = readSync(file, bytes, 0, Math.min(bytes.length, count - at), at);
      if (taken === 0) break;
      hash.update(bytes.subarray(0, taken));
      at += taken;
    }
  } finally {
    closeSync(file);
  }
  return hash.digest('hex');
}
