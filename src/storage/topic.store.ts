// The topics that contacts were ever stored under, configured or kept from a source's own words.
import { lockWriters } from './lock-writers.js';
import { remapBatch, type TopicOf } from './remap-topics.js';
import { rows } from './sql.js';
import type { StoreContext } from './store-context.js';

export class TopicStore {
  constructor(private readonly context: StoreContext) {}

  /** Gives every stored contact the topic that its raw value means now; answers how many moved. Count anew afterwards. */
  async remap(topicOf: TopicOf): Promise<number> {
    const { context } = this;
    let moved = 0;
    for (let after: number | null = -1; after !== null;) {
      const from: number = after;
      const batch = await context.database.write(function* () {
        yield* lockWriters(context.database.dialect);
        return yield* remapBatch(context, topicOf, from);
      });
      moved += batch.moved;
      after = batch.lastRow;
    }
    return moved;
  }

  /** Ids of all topics ever stored, sorted. Unmapped contacts have none. */
  list(): Promise<readonly string[]> {
    return this.context.database.read(function* () {
      const found = yield* rows<[string]>('SELECT id FROM topic ORDER BY id');
      return found.map(([id]) => id);
    });
  }
}
