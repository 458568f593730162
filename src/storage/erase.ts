// Erasing on request: rows and what hangs on them go, figures follow, a tombstone keeps them from coming back.
import type { Instant } from '../domain/clock.js';
import { flushSegments } from './flush-segments.js';
import { idPlace, place, storedColumns } from './interaction-row.js';
import { lockWriters } from './lock-writers.js';
import { followContacts } from './next-contacts.js';
import { openWork, type PageWork } from './page-work.js';
import { removeRows } from './remove-rows.js';
import { bumpRevision } from './revision.js';
import { rows, run, type Row, type Work } from './sql.js';
import type { StoreContext } from './store-context.js';
import { erasedHash } from './tombstones.js';

/** One conversation of a source, or everything of a customer (by keyed hash). */
export type Erasure =
  { readonly source: string; readonly id: string } | { readonly customer: string };

/** What is left of an erased row. */
export interface Tombstone {
  readonly source: string;
  readonly rowId: number;
  readonly erasedAt: Instant;
}

/** Erases; answers how many interactions are gone. */
export function* erase(context: StoreContext, erasure: Erasure): Work<number> {
  yield* lockWriters(context.database.dialect);
  const work = yield* openWork(context);
  const gone = yield* findRows(work, erasure);
  yield* removeRows(work, gone);
  yield* followContacts(work);
  yield* flushSegments(work);
  for (const row of gone) yield* eraseTraces(work, row);
  if ('id' in erasure) yield* eraseConversation(work, erasure);
  yield* bumpRevision();
  return gone.length;
}

/** The rows an erasure would take. */
function* findRows(work: PageWork, erasure: Erasure): Work<readonly Row[]> {
  if ('customer' in erasure) {
    return yield* rows(`SELECT ${storedColumns} FROM interaction WHERE customer = ?`, [
      erasure.customer,
    ]);
  }
  const found: Row[] = [];
  for (const [code, name] of work.names.sources) {
    if (name === erasure.source)
      found.push(...(yield* work.port.readConversations(code, [erasure.id])));
  }
  return found;
}

function* eraseTraces(work: PageWork, row: Row): Work<void> {
  const source = row[place.source] as number;
  const id = row[place.external_id] as string;
  yield* run('DELETE FROM skipped_row WHERE source = ? AND key = ?', [source, id]);
  yield* run('DELETE FROM timeline WHERE source = ? AND conversation = ?', [source, id]);
  yield* bury(source, id, { rowId: row[idPlace] as number, at: work.changedAt });
}

/** Also where the conversation yielded no row: skipped, or not read yet. */
function* eraseConversation(
  work: PageWork,
  { source, id }: { readonly source: string; readonly id: string },
): Work<void> {
  for (const [code, name] of work.names.sources) {
    if (name !== source) continue;
    yield* run('DELETE FROM skipped_row WHERE source = ? AND key = ?', [code, id]);
    yield* run('DELETE FROM timeline WHERE source = ? AND conversation = ?', [code, id]);
    yield* bury(code, id, { rowId: null, at: work.changedAt });
  }
}

function* bury(
  source: number,
  id: string,
  { rowId, at }: { readonly rowId: number | null; readonly at: Instant },
): Work<void> {
  yield* run(
    'INSERT INTO tombstone (source, key_hash, row_id, at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
    [source, erasedHash(id), rowId, at],
  );
}

/** Rows erased at or after an instant. */
export function* erasedSince(since: Instant): Work<readonly Tombstone[]> {
  const found = yield* rows<[string, number, number]>(
    `SELECT s.id, t.row_id, t.at FROM tombstone t JOIN source s ON s.code = t.source
      WHERE t.at >= ? AND t.row_id IS NOT NULL ORDER BY t.at, t.row_id`,
    [since],
  );
  return found.map(([source, rowId, erasedAt]) => ({ source, rowId, erasedAt }));
}
