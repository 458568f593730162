// Writers of segments take turns: two that read, add and write one segment at once would lose one of the two sums.
import type { Dialect } from './database.js';
import { rows, type Work } from './sql.js';

/** Any fixed number, other than the migrations' one. */
const writersLock = 7_220_432;

/** Waits for its turn in PostgreSQL; a SQLite write transaction is alone anyway. */
export function* lockWriters(dialect: Dialect): Work<void> {
  if (dialect === 'postgres') yield* rows('SELECT pg_advisory_xact_lock(?)', [writersLock]);
}
