// Does the database answer? For readiness.
import { firstRow } from './sql.js';
import type { StoreContext } from './store-context.js';

export class DatabaseHealth {
  constructor(private readonly context: StoreContext) {}

  /** Whether a trivial question is answered. */
  async isReachable(): Promise<boolean> {
    try {
      await this.context.database.read(() => firstRow('SELECT 1'));
      return true;
    } catch {
      return false;
    }
  }
}
