// The topics that contacts were ever stored under, configured or kept from a source's own words.
import type { Window } from '../domain/window.js';
import { lockWriters } from './lock-writers.js';
import { beforeAll, remapBatch, type TopicOf } from './remap-topics.js';
import type { RowPlace } from './row-port.js';
import { placeholders, rows } from './sql.js';
import type { StoreContext } from './store-context.js';

/** A vendor's value that no topic matches. */
export interface UnmappedValue {
  readonly channel: string;
  readonly raw: string | null;
  readonly count: number;
}

export class TopicStore {
  constructor(private readonly context: StoreContext) {}

  /** Gives every stored contact the topic that its raw value means now; answers how many moved. Count anew afterwards. */
  async remap(topicOf: TopicOf): Promise<number> {
    const { context } = this;
    let moved = 0;
    for (let after: RowPlace | null = beforeAll; after !== null;) {
      const from: RowPlace = after;
      const batch = await context.database.write(function* () {
        yield* lockWriters(context.database.dialect);
        return yield* remapBatch(context, topicOf, from);
      });
      moved += batch.moved;
      after = batch.last;
    }
    return moved;
  }

  /** The raw values of a window's contacts that mean no topic, per channel, commonest first; null = they had none. */
  unmapped(window: Window, channels: readonly string[]): Promise<readonly UnmappedValue[]> {
    return this.context.database.read(function* () {
      const found = yield* rows<[string, string | null, number]>(
        `SELECT c.id, i.raw_topic, count(*) FROM interaction i JOIN channel c ON c.code = i.channel
          WHERE i.topic = 0 AND i.opened_at >= ? AND i.opened_at < ?
            AND c.id IN ${placeholders(channels.length)}
          GROUP BY c.id, i.raw_topic ORDER BY count(*) DESC, c.id, i.raw_topic`,
        [window.from, window.to, ...channels],
      );
      return found.map(([channel, raw, count]) => ({ channel, raw, count }));
    });
  }

  /** Ids of all topics ever stored, sorted. Unmapped contacts have none. */
  list(): Promise<readonly string[]> {
    return this.context.database.read(function* () {
      const found = yield* rows<[string]>('SELECT id FROM topic ORDER BY id');
      return found.map(([id]) => id);
    });
  }
}
