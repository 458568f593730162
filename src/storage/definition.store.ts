// Definitions of metrics as they were registered: the same id and version may never come to mean something else.
import type { Instant } from '../domain/clock.js';
import { rows } from './sql.js';
import type { StoreContext } from './store-context.js';

export interface StoredDefinition {
  readonly id: string;
  readonly version: number;
  readonly hash: string;
  readonly registeredAt: Instant;
}

export class DefinitionStore {
  constructor(private readonly context: StoreContext) {}

  /** Every definition ever in force here. */
  list(): Promise<readonly StoredDefinition[]> {
    return this.context.database.read(function* () {
      const found = yield* rows<[string, number, string, number]>(
        'SELECT id, version, hash, registered_at FROM definition ORDER BY id, version',
      );
      return found.map(([id, version, hash, registeredAt]) => ({
        id,
        version,
        hash,
        registeredAt,
      }));
    });
  }
}
