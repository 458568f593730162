// A text file that grows line by line and is rotated: read on from where we were, the rotated-away rest first.
import { createHash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readdirSync, readSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { Access } from './connector.js';
import { PermanentError } from './errors.js';

/** Up to where it was read: which file (it may have another name by now) and how many of its bytes. */
export interface TailPlace {
  readonly inode: number;
  readonly headHash: string;
  readonly offset: number;
}

export interface TailedLines {
  readonly lines: readonly TailedLine[];
  readonly place: TailPlace;
  /** Nothing more is there now. */
  readonly isEnd: boolean;
  /** The file known before is gone: what it held after our last reading may be lost. */
  readonly isLost: boolean;
}

interface TailedLine {
  readonly text: string;
  /** The place right after it. */
  readonly endOffset: number;
}

interface Sibling {
  readonly path: string;
  readonly inode: number;
  readonly size: number;
}

const pieceBytes = 1024 * 1024;
const headBytes = 4096;

/** The next lines after a place: at most a megabyte. Throws PermanentError where the file cannot be read. */
export function readTailedLines(
  access: Access<{ readonly path: string }>,
  place: TailPlace | null,
): TailedLines {
  const files = siblings(access);
  const known = files.findIndex((file) => place !== null && isAt(file, place));
  const [file, next] = files.slice(Math.max(0, known)) as [Sibling, Sibling?];
  const offset = known < 0 ? 0 : (place?.offset ?? 0);
  const { lines, endOffset, isRead } = piece(access, file, {
    offset,
    isNewest: next === undefined,
  });
  const here = { ...startOf(file), offset: endOffset };
  const after = isRead && next !== undefined ? startOf(next) : here;
  const isEnd = isRead && next === undefined;
  return { lines, place: after, isEnd, isLost: place !== null && known < 0 };
}

/** The file and those it was rotated into (`queue_log.1`, `queue_log-20260101`), the oldest first; packed ones left out. */
function siblings(access: Access<{ readonly path: string }>): readonly Sibling[] {
  const { config, source } = access;
  const whole = resolve(source.folder, config.path);
  const [folder, name] = [dirname(whole), basename(whole)];
  try {
    const rotated = readdirSync(folder)
      .filter((each) => each.startsWith(name) && /^[.-]\d+$/.test(each.slice(name.length)))
      .map((each) => ({ path: join(folder, each), stats: statSync(join(folder, each)) }))
      .sort((a, b) => a.stats.mtimeMs - b.stats.mtimeMs || (a.path < b.path ? 1 : -1));
    const all = [...rotated, { path: whole, stats: statSync(whole) }];
    return all.map(({ path, stats }) => ({ path, inode: stats.ino, size: stats.size }));
  } catch (error) {
    throw unreadable(access, error);
  }
}

function isAt(file: Sibling, { inode, headHash, offset }: TailPlace): boolean {
  return file.inode === inode && file.size >= offset && headOf(file) === headHash;
}

function startOf(file: Sibling): TailPlace {
  return { inode: file.inode, headHash: headOf(file), offset: 0 };
}

/** Hash of the first line; a file that has none yet begins with nothing. */
function headOf({ path }: Sibling): string {
  const head = bytesOf(path, 0, headBytes);
  const end = head.indexOf(10);
  const line = end < 0 ? Buffer.alloc(0) : head.subarray(0, end);
  return createHash('sha256').update(line).digest('hex').slice(0, 16);
}

interface Piece {
  readonly lines: readonly TailedLine[];
  readonly endOffset: number;
  /** The file has no more now. */
  readonly isRead: boolean;
}

/** Whole lines only: the last one of the newest file may still be being written. */
function piece(
  access: Access<{ readonly path: string }>,
  file: Sibling,
  { offset, isNewest }: { readonly offset: number; readonly isNewest: boolean },
): Piece {
  const bytes = bytesOf(file.path, offset, pieceBytes);
  const isRead = offset + bytes.length >= file.size;
  const end = isRead && !isNewest ? bytes.length : bytes.lastIndexOf(10) + 1;
  if (end === 0 && bytes.length === pieceBytes) throw unreadable(access, { code: 'no lines' });
  return { lines: linesIn(bytes.subarray(0, end), offset), endOffset: offset + end, isRead };
}

function linesIn(bytes: Buffer, offset: number): readonly TailedLine[] {
  const lines: TailedLine[] = [];
  for (let from = 0; from < bytes.length;) {
    const stop = bytes.indexOf(10, from);
    const to = stop < 0 ? bytes.length : stop;
    const text = bytes.toString('utf8', from, to).replace(/\r$/, '');
    from = to + 1;
    lines.push({ text, endOffset: offset + Math.min(from, bytes.length) });
  }
  return lines;
}

function bytesOf(path: string, offset: number, most: number): Buffer {
  const file = openSync(path, 'r');
  try {
    const wanted = Math.max(0, Math.min(most, fstatSync(file).size - offset));
    const bytes = Buffer.alloc(wanted);
    const read = readSync(file, bytes, 0, wanted, offset);
    return bytes.subarray(0, read);
  } finally {
    closeSync(file);
  }
}

function unreadable(
  { source, config }: Access<{ readonly path: string }>,
  error: unknown,
): PermanentError {
  const { code } = error as { readonly code?: string };
  const why = code === 'ENOENT' ? 'is not there' : `cannot be read (${code ?? 'unknown reason'})`;
  return new PermanentError(
    `sources.${source.id}.path: "${config.path}" ${why}; correct the path or give this user the right to read it.`,
  );
}
