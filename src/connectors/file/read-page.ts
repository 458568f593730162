// The page after a state: from the first file with something unread, then the next, until the page is full.
import type { Access, Page, Range } from '../connector.js';
import type { FileConfig } from './config.js';
import { findFiles, type FoundFile } from './find-files.js';
import { shapeOf } from './format.js';
import { createTally, type PageTally } from './page-tally.js';
import { readPart, startReading, type Reading } from './read-part.js';
import { positionIn } from './reconcile.js';
import {
  completeUntilOf,
  emptyState,
  withPosition,
  type FilePosition,
  type FileState,
} from './state.js';

const rowsPerPage = 1000;

/** Readings that may go on without beginning again; see `Reading`. */
const readings = new WeakMap<Access<FileConfig>, Reading>();

/** Reads the page after `state`; the last page carries the instant the files are complete until. */
export async function readFilePage(
  access: Access<FileConfig>,
  state: FileState | null,
  range: Range,
): Promise<Page<FileState>> {
  const files = findFiles(access);
  const before = reconciled(access, files, state ?? emptyState);
  const unread = before.files.filter(({ isDone }) => !isDone);
  const tally = createTally(range);
  let after = before;
  let room = rowsPerPage;
  for (const position of unread) {
    const file = files.find(({ name }) => name === position.name)!;
    const part = await partOf(access, { file, position, room, tally });
    after = withPosition(after, part.position);
    room -= part.rows;
    if (room <= 0 || !part.position.isDone) break;
  }
  return pageOf(tally, tally.marked(after), unread.length > 0);
}

function pageOf(tally: PageTally, next: FileState, hasRead: boolean): Page<FileState> {
  const isLast = next.files.every(({ isDone }) => isDone);
  return {
    conversations: [...tally.conversations.values()],
    ...{ joins: [], lateRatings: [], withdrawn: [], holes: [] },
    skipped: tally.skipped,
    remarks: tally.remarks,
    next,
    isLast,
    completeUntil: isLast && hasRead ? completeUntilOf(next) : null,
  };
}

/** One position for each file there is now; files that have gone are forgotten. */
function reconciled(
  access: Access<FileConfig>,
  files: readonly FoundFile[],
  state: FileState,
): FileState {
  const now = access.clock.now();
  const shape = (file: FoundFile): ReturnType<typeof shapeOf> => shapeOf(file, access.config);
  return { ...state, files: files.map((file) => positionIn(file, state, now, shape)) };
}

interface Share {
  readonly file: FoundFile;
  readonly position: FilePosition;
  readonly room: number;
  readonly tally: PageTally;
}

/** Reads one file's share; a fault after the first file's rows waits until those are saved. */
async function partOf(
  access: Access<FileConfig>,
  { file, position, room, tally }: Share,
): Promise<{ readonly position: FilePosition; readonly rows: number }> {
  try {
    const reading = await readingAt(access, file, position);
    const part = await readPart(access, reading, room);
    const present = Math.min(reading.rules?.flat.endsBy ?? 0, access.clock.now());
    for (const outcome of part.outcomes) tally.add(outcome, present);
    if (part.position.isDone) await stopReading(access);
    return { position: part.position, rows: part.outcomes.length };
  } catch (error) {
    await stopReading(access);
    if (tally.conversations.size + tally.skipped.length === 0) throw error;
    return { position, rows: room };
  }
}

async function readingAt(
  access: Access<FileConfig>,
  file: FoundFile,
  position: FilePosition,
): Promise<Reading> {
  const warm = readings.get(access);
  if (warm !== undefined && isAt(warm, file, position)) return warm;
  await stopReading(access);
  const reading = startReading(access, file, position);
  readings.set(access, reading);
  return reading;
}

function isAt(reading: Reading, file: FoundFile, position: FilePosition): boolean {
  const { name, size, modifiedAt, offset } = reading.position;
  const isSameFile = name === file.name && size === file.size && modifiedAt === file.modifiedAt;
  return isSameFile && offset === position.offset;
}

/** Closes the file a poll has open; whoever reads on opens it again. */
export async function stopReading(access: Access<FileConfig>): Promise<void> {
  const reading = readings.get(access);
  readings.delete(access);
  await reading?.open.close();
}
