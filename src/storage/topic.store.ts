// The topics that contacts were ever stored under, configured or kept from a source's own words.
import { rows } from './sql.js';
import type { StoreContext } from './store-context.js';

export class TopicStore {
  constructor(private readonly context: StoreContext) {}

  /** Ids of all topics ever stored, sorted. Unmapped contacts have none. */
  list(): Promise<readonly string[]> {
    return this.context.database.read(function* () {
      const found = yield* rows<[string]>('SELECT id FROM topic ORDER BY id');
      return found.map(([id]) => id);
    });
  }
}
