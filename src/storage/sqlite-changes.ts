// Whether anything was stored in an SQLite file since one looked last, for a third of what asking a table costs.
import { setImmediate } from 'node:timers';
import type BetterSqlite3 from 'better-sqlite3';

/**
 * A number that is another one once anything was stored: through this handle (seen at once), or by another connection or
 * process (looked up once in each turn of the event loop: a request that follows such a commit comes in a later turn).
 */
export function sqliteChanges(handle: BetterSqlite3.Database): () => number {
  const ownSoFar = counter(handle, 'SELECT total_changes()');
  const foreignMark = counter(handle, 'PRAGMA data_version');
  let [own, foreign, changes] = [-1, -1, 0];
  let isLookedUp = false;
  const note = (ownNow: number, foreignNow: number): void => {
    if (ownNow !== own || foreignNow !== foreign) changes += 1;
    [own, foreign] = [ownNow, foreignNow];
  };
  return () => {
    note(ownSoFar(), isLookedUp ? foreign : foreignMark());
    if (!isLookedUp) {
      isLookedUp = true;
      setImmediate(() => (isLookedUp = false));
    }
    return changes;
  };
}

function counter(handle: BetterSqlite3.Database, text: string): () => number {
  const statement = handle.prepare<[], number>(text).pluck();
  return () => statement.get() ?? 0;
}
