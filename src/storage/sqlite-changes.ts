// Whether anything was stored in an SQLite file since one looked last, for a fraction of what asking a table costs.
import { setImmediate } from 'node:timers';
import type BetterSqlite3 from 'better-sqlite3';

export interface SqliteChanges {
  /**
   * A number that is another one once anything was stored, through this handle or by another connection or process. Looked up
   * once in each turn of the event loop: a request that follows a commit comes in a later turn.
   */
  readonly count: () => number;
  /** Whoever has just written through this handle says so: then it is looked up within the turn. */
  readonly lookAgain: () => void;
}

export function sqliteChanges(handle: BetterSqlite3.Database): SqliteChanges {
  const ownSoFar = counter(handle, 'SELECT total_changes()');
  const foreignMark = counter(handle, 'PRAGMA data_version');
  let own = -1;
  let foreign = -1;
  let changes = 0;
  let isLookedUp = false;
  const lookAgain = (): void => {
    isLookedUp = false;
  };
  const look = (): void => {
    const ownNow = ownSoFar();
    const foreignNow = foreignMark();
    if (ownNow !== own || foreignNow !== foreign) changes += 1;
    own = ownNow;
    foreign = foreignNow;
    isLookedUp = true;
    setImmediate(lookAgain);
  };
  return {
    count: () => {
      if (!isLookedUp) look();
      return changes;
    },
    lookAgain,
  };
}

function counter(handle: BetterSqlite3.Database, text: string): () => number {
  const statement = handle.prepare<[], number>(text).pluck();
  return () => statement.get() ?? 0;
}
