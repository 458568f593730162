// The lease that lets one process poll, detect and send: a row with a fencing epoch, timed by the database's own clock.
import { randomUUID } from 'node:crypto';
import type { Instant } from '../domain/clock.js';
import { workLease } from './check-lease.js';
import { firstRow, run, type Work } from './sql.js';
import type { StoreContext } from './store-context.js';

const leaseMs = 15_000;

export interface Lease {
  readonly holder: string | null;
  readonly epoch: number;
  readonly expiresAt: Instant;
}

export class LeaseStore {
  /** This process, as the lease row names it. */
  readonly holder = randomUUID();

  constructor(private readonly context: StoreContext) {}

  /**
   * Takes the lease, or renews it where this process holds it (15 s each time). Answers its epoch: every take-over adds one;
   * null = another process holds it.
   */
  acquire(): Promise<number | null> {
    return this.context.database.write(() => acquire(this.context, this.holder));
  }

  /** Gives the lease back, so that another process need not wait for its end. */
  async release(): Promise<void> {
    await this.context.database.write(() =>
      run('UPDATE lease SET holder = NULL, expires_at = 0 WHERE name = ? AND holder = ?', [
        workLease,
        this.holder,
      ]),
    );
  }

  /** The lease as it stands; null = nobody ever held it. */
  current(): Promise<Lease | null> {
    return this.context.database.read(function* () {
      const row = yield* firstRow<[string | null, number, number]>(
        'SELECT holder, epoch, expires_at FROM lease WHERE name = ?',
        [workLease],
      );
      return row === null ? null : { holder: row[0], epoch: row[1], expiresAt: row[2] };
    });
  }
}

function* acquire({ database }: StoreContext, holder: string): Work<number | null> {
  yield* run(
    'INSERT INTO lease (name, holder, epoch, expires_at) VALUES (?, NULL, 0, 0) ON CONFLICT DO NOTHING',
    [workLease],
  );
  const lock = database.dialect === 'postgres' ? ' FOR UPDATE' : '';
  const row = yield* firstRow<[string | null, number, number]>(
    `SELECT holder, epoch, CASE WHEN expires_at > ${database.nowMs} THEN 1 ELSE 0 END FROM lease WHERE name = ?${lock}`,
    [workLease],
  );
  const [current, epoch, isAlive] = row!;
  if (current !== holder && isAlive === 1) return null;
  const next = current === holder ? epoch : epoch + 1;
  yield* run(
    `UPDATE lease SET holder = ?, epoch = ?, expires_at = ${database.nowMs} + ${leaseMs} WHERE name = ?`,
    [holder, next, workLease],
  );
  return next;
}
