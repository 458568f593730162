// Fencing: a writer that slept while another took over the lease cannot write afterwards.
import type { Dialect } from './database.js';
import { firstRow, type Work } from './sql.js';

/** The one lease that poll, detection and sending share. */
export const workLease = 'work';

/** The lease has passed to another process; this one must stop writing. */
export class LeaseLostError extends Error {
  constructor(held: number, found: number) {
    super(
      `the lease has passed to another process (epoch ${found}, ours was ${held}): this one stops writing until it gets it back`,
    );
    this.name = 'LeaseLostError';
  }
}

/** Checks the epoch inside the writing transaction; null = no lease is needed. Throws LeaseLostError. */
export function* checkLease(dialect: Dialect, epoch: number | null): Work<void> {
  if (epoch === null) return;
  const lock = dialect === 'postgres' ? ' FOR SHARE' : '';
  const row = yield* firstRow<[number]>(`SELECT epoch FROM lease WHERE name = ?${lock}`, [
    workLease,
  ]);
  if (row?.[0] !== epoch) throw new LeaseLostError(epoch, row?.[0] ?? 0);
}
