// Whole timelines of sources that send fragments, for merging the next fragment into.
import type { ConversationRead } from '../domain/conversation.js';
import { firstRow } from './sql.js';
import type { StoreContext } from './store-context.js';

export class TimelineStore {
  constructor(private readonly context: StoreContext) {}

  /** The stored timelines of these conversations, by id; those never stored are absent. */
  read(source: string, ids: readonly string[]): Promise<ReadonlyMap<string, ConversationRead>> {
    return this.context.database.read(function* () {
      const found = new Map<string, ConversationRead>();
      for (const id of new Set(ids)) {
        const row = yield* firstRow<[string]>(
          'SELECT body FROM timeline WHERE conversation = ? AND source IN (SELECT code FROM source WHERE id = ?)',
          [id, source],
        );
        if (row !== null) found.set(id, JSON.parse(row[0]) as ConversationRead);
      }
      return found;
    });
  }
}
