// The audit log: append-only, each entry chained to the one before by its hash.
import type { Instant } from '../domain/clock.js';
import { appendEntry, entryHash, type AuditEntry } from './append-audit.js';
import { rows } from './sql.js';
import type { StoreContext } from './store-context.js';

export type { AuditEntry } from './append-audit.js';

export interface StoredAuditEntry extends AuditEntry {
  readonly id: number;
  readonly at: Instant;
}

type Found = [number, number, string, string, string | null, string | null, string];
const columns = 'id, at, actor, action, subject, detail, hash';

export class AuditStore {
  constructor(private readonly context: StoreContext) {}

  /** Adds one entry. */
  append(entry: AuditEntry): Promise<void> {
    const { database, clock } = this.context;
    return database.write(() => appendEntry(database.dialect, entry, clock.now()));
  }

  /** Entries, newest first; `before` is the id of the last one of the page before. */
  list(limit: number, before: number | null = null): Promise<readonly StoredAuditEntry[]> {
    return this.context.database.read(function* () {
      const found = yield* rows<Found>(
        `SELECT ${columns} FROM audit WHERE id < ? ORDER BY id DESC LIMIT ?`,
        [before ?? Number.MAX_SAFE_INTEGER, limit],
      );
      return found.map(entryOf);
    });
  }

  /** Every entry of one action, newest first. */
  of(action: string): Promise<readonly StoredAuditEntry[]> {
    return this.context.database.read(function* () {
      const found = yield* rows<Found>(
        `SELECT ${columns} FROM audit WHERE action = ? ORDER BY id DESC`,
        [action],
      );
      return found.map(entryOf);
    });
  }

  /** The first entry that does not fit the chain, altered or after a removed one; null = the log is whole. */
  verify(): Promise<number | null> {
    return this.context.database.read(function* () {
      const found = yield* rows<Found>(`SELECT ${columns} FROM audit ORDER BY id`);
      let previous = '';
      for (const [id, at, actor, action, subject, detail, hash] of found) {
        if (entryHash([previous, at, actor, action, subject, detail]) !== hash) return id;
        previous = hash;
      }
      return null;
    });
  }
}

function entryOf([id, at, actor, action, subject, detail]: Found): StoredAuditEntry {
  return { id, at, actor, action, subject, detail: JSON.parse(detail ?? 'null') as unknown };
}
