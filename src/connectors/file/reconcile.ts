// What is on disk against what has been read: which file goes on from where.
import type { Instant } from '../../domain/clock.js';
import type { FoundFile } from './find-files.js';
import { hashOfHead, type FileShape } from './format.js';
import type { FilePosition, FileState } from './state.js';

/** What is read once is compared up to here when the file has changed: 16 MiB. */
const comparedBytes = 16 * 1024 * 1024;

/** Where reading begins in a file never read, or changed in what was read. */
function startOf(file: FoundFile): FilePosition {
  const { name, size, modifiedAt } = file;
  const headBytes = Math.min(size, 4096);
  return {
    ...{ name, size, modifiedAt, headBytes },
    headHash: hashOfHead(file.path, headBytes),
    ...{ offset: 0, line: 1, columns: null, isDone: false },
  };
}

/** A file's position after its last record: from now on all that was read is compared when it changes. */
export function doneWith(position: FilePosition, file: FoundFile, shape: FileShape): FilePosition {
  if (!shape.canGrow) return { ...position, isDone: true };
  const headBytes = Math.min(position.offset, comparedBytes);
  return { ...position, headBytes, headHash: hashOfHead(file.path, headBytes), isDone: true };
}

/**
 * The position to go on from. Unchanged: as remembered. Grown, and begins as it did: from the first unread record.
 * Anything else: from the start, since storing a row twice changes nothing.
 */
export function positionIn(
  file: FoundFile,
  state: FileState,
  now: Instant,
  shapeOf: (file: FoundFile) => FileShape,
): FilePosition {
  const known = state.files.find(({ name }) => name === file.name);
  if (known === undefined) return startOf(file);
  if (isSameVersion(file, known) || isFromTheFuture(known, now)) return known;
  const { size, modifiedAt } = file;
  return isGrown(file, known, shapeOf)
    ? { ...known, size, modifiedAt, isDone: false }
    : startOf(file);
}

function isSameVersion(file: FoundFile, known: FilePosition): boolean {
  return file.size === known.size && file.modifiedAt === known.modifiedAt;
}

/** Such a state was not written by this file on this clock; nothing can be said to be new. */
function isFromTheFuture(known: FilePosition, now: Instant): boolean {
  return known.isDone && known.modifiedAt > now;
}

function isGrown(
  file: FoundFile,
  known: FilePosition,
  shapeOf: (file: FoundFile) => FileShape,
): boolean {
  if (file.size < known.size || file.size < known.offset) return false;
  return shapeOf(file).canGrow && hashOfHead(file.path, known.headBytes) === known.headHash;
}
