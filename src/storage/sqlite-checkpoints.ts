// When an SQLite file takes in its write-ahead log: after a commit, in a turn of the event loop of its own.
import { setImmediate } from 'node:timers/promises';
import type BetterSqlite3 from 'better-sqlite3';

/** Few: 2,000 take 15 ms, 500 take 4. */
export const pagesPerCheckpoint = 500;

/** Where nobody else sees to it, SQLite does within a commit. */
export const pagesPerForcedCheckpoint = 8 * pagesPerCheckpoint;

interface LogState {
  readonly log: number;
  readonly checkpointed: number;
}

/**
 * Takes the log in once it has grown long. Whoever writes awaits this, so that the log does not outgrow the disk; others get
 * their turn between the commit and this. What is in the log is stored: one that cannot be taken in stays until the next time.
 */
export function sqliteCheckpoints(handle: BetterSqlite3.Database): () => Promise<void> {
  const look = handle.prepare<[], LogState>('PRAGMA wal_checkpoint(NOOP)');
  const takeIn = handle.prepare<[], LogState>('PRAGMA wal_checkpoint(PASSIVE)');
  const waiting = (): number => {
    const { log, checkpointed } = look.get() ?? { log: 0, checkpointed: 0 };
    return log - checkpointed;
  };
  return async () => {
    if (waiting() < pagesPerCheckpoint) return;
    await setImmediate();
    try {
      if (handle.open) takeIn.get();
    } catch {
      // As SQLite does within a commit: a full disk is told by the commit that finds no room in the log.
    }
  };
}
