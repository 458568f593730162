// Bulk reading and writing of rows and segments: one statement a row in SQLite, one statement a page in PostgreSQL.
import type { Instant } from '../domain/clock.js';
import type { Row, SqlScalar, Work } from './sql.js';

export interface RowKey {
  readonly id: string;
  readonly episode: number;
}

/** Where a customer stood on one topic: the rows around it may have a new next contact. */
export interface ContactPoint {
  readonly customer: string;
  readonly topic: number;
  readonly openedAt: Instant;
}

/** Where a stored row is found: PostgreSQL has to know its month. */
export interface RowPlace {
  readonly rowNumber: number;
  readonly openedAt: Instant;
}

export interface MovedContact extends RowPlace {
  /** The packed next contact as it is now. */
  readonly contact: number | null;
}

/** A stored row and what it becomes; both carry the row number last. */
export interface RevisedRow {
  readonly old: Row;
  readonly fresh: Row;
}

/** When it settles next, its row number, when it was opened. */
export type SettlingRow = readonly [Instant | null, number, Instant];

export interface SegmentBytes {
  readonly start: Instant;
  /** null = the segment is empty and goes. */
  readonly bytes: Buffer | null;
}

/** Rows are in the order of `allColumns`; rows read back carry the row number last. */
export interface RowPort {
  /** Rows best measured and inserted together: few keep little in memory, many save round trips. */
  readonly batchSize: number;
  /** Inserts rows (no key twice); answers for each whether it was new. */
  insertNew(rows: readonly Row[]): Work<readonly boolean[]>;
  /** The stored rows of one source with these keys, in any order. */
  readKeys(source: number, keys: readonly RowKey[]): Work<readonly Row[]>;
  /** All stored episodes of these conversations. */
  readConversations(source: number, ids: readonly string[]): Work<readonly Row[]>;
  /** Overwrites rows by their row number; only what differs is written. */
  update(rows: readonly RevisedRow[]): Work<void>;
  noteSettling(settling: readonly SettlingRow[]): Work<void>;
  remove(gone: readonly Row[]): Work<void>;
  /** Takes settled rows opened before the line away; answers how many. */
  retire(line: Instant): Work<number>;
  /** Which rows around these points have another next contact than is noted. */
  readMovedContacts(points: readonly ContactPoint[]): Work<readonly MovedContact[]>;
  readPlaces(places: readonly RowPlace[]): Work<readonly Row[]>;
  readSegments(grain: number, starts: readonly Instant[]): Work<readonly SegmentBytes[]>;
  writeSegments(grain: number, segments: readonly SegmentBytes[]): Work<void>;
  /** Runs one statement for each list of values. */
  insertEach(insert: BulkInsert, rows: readonly (readonly SqlScalar[])[]): Work<number>;
}

/** `INSERT INTO table (columns) ... conflict`, with PostgreSQL types of the columns. */
export interface BulkInsert {
  readonly table: string;
  readonly columns: readonly string[];
  readonly types: readonly string[];
  /** What follows the values, from ON CONFLICT on. */
  readonly conflict: string;
}
