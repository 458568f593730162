// How far each file of a source has been read. Nothing else is remembered between pages.
import type { Instant } from '../../domain/clock.js';

/** How far one version of one file has been read. */
export interface FilePosition {
  /** Path relative to the configuration's folder, as a name for people and a key for us. */
  readonly name: string;
  /** Bytes on disk, and when they were written (milliseconds): together they tell one version from the next. */
  readonly size: number;
  readonly modifiedAt: Instant;
  /** SHA-256 of the first `headBytes` bytes: a file that grew still begins as it did. */
  readonly headHash: string;
  readonly headBytes: number;
  /** Bytes of text (after decompression) up to the first record not read yet. */
  readonly offset: number;
  /** The line (from 1) that record begins on. */
  readonly line: number;
  /** CSV and TSV: the header, once it has been read. */
  readonly columns: readonly string[] | null;
  readonly isDone: boolean;
}

export interface FileState {
  readonly files: readonly FilePosition[];
  /** Newest `updatedAt` read so far, not later than its file. */
  readonly newestChange: Instant | null;
  /** Newest other instant read so far (promises due excepted), not later than its file. */
  readonly newestInstant: Instant | null;
}

export const emptyState: FileState = { files: [], newestChange: null, newestInstant: null };

/** The state with one file's position replaced or added; files stay in the order of their names. */
export function withPosition(state: FileState, position: FilePosition): FileState {
  const others = state.files.filter(({ name }) => name !== position.name);
  const files = [...others, position].sort((a, b) => (a.name < b.name ? -1 : 1));
  return { ...state, files };
}

/** The instant up to which the files are known to be whole: the newest change, else the newest instant. */
export function completeUntilOf(state: FileState): Instant | null {
  return state.newestChange ?? state.newestInstant;
}
