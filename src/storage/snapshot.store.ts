// Frozen reports: the same figures for ever, until they expire or are revoked.
import { randomBytes } from 'node:crypto';
import type { Instant } from '../domain/clock.js';
import { firstRow, rows, run } from './sql.js';
import type { StoreContext } from './store-context.js';

export interface NewSnapshot {
  /** The question and the answer, as plain JSON. */
  readonly query: unknown;
  readonly report: unknown;
  readonly expiresAt: Instant | null;
}

export interface StoredSnapshot extends NewSnapshot {
  readonly id: string;
  readonly madeAt: Instant;
}

export class SnapshotStore {
  constructor(private readonly context: StoreContext) {}

  /** Freezes a report; answers its id, which cannot be guessed. */
  async save({ query, report, expiresAt }: NewSnapshot): Promise<string> {
    const id = randomBytes(16).toString('hex');
    const values = [id, this.context.clock.now(), expiresAt, JSON.stringify(query)];
    await this.context.database.write(() =>
      run('INSERT INTO snapshot (id, made_at, expires_at, query, report) VALUES (?, ?, ?, ?, ?)', [
        ...values,
        JSON.stringify(report),
      ]),
    );
    return id;
  }

  /** A living snapshot; null = unknown, expired or revoked. */
  async find(id: string): Promise<StoredSnapshot | null> {
    const now = this.context.clock.now();
    const row = await this.context.database.read(() =>
      firstRow<[string, number, number | null, string, string]>(
        `SELECT id, made_at, expires_at, query, report FROM snapshot
          WHERE id = ? AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > ?)`,
        [id, now],
      ),
    );
    if (row === null) return null;
    const [found, madeAt, expiresAt, query, report] = row;
    return {
      id: found,
      madeAt,
      expiresAt,
      query: JSON.parse(query) as unknown,
      report: JSON.parse(report) as unknown,
    };
  }

  /** Ids of all living snapshots, newest first. */
  list(): Promise<readonly string[]> {
    const now = this.context.clock.now();
    return this.context.database.read(function* () {
      const found = yield* rows<[string]>(
        `SELECT id FROM snapshot WHERE revoked_at IS NULL AND (expires_at IS NULL OR expires_at > ?)
          ORDER BY made_at DESC, id`,
        [now],
      );
      return found.map(([id]) => id);
    });
  }

  /** Ends a snapshot; answers whether there was one to end. */
  async revoke(id: string): Promise<boolean> {
    const now = this.context.clock.now();
    const sql = 'UPDATE snapshot SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL';
    return (await this.context.database.write(() => run(sql, [now, id]))) === 1;
  }
}
