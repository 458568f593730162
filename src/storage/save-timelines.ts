// Whole timelines of sources that send fragments: kept so that late events re-cut the episodes of their conversation.
import type { ConversationRead } from '../domain/conversation.js';
import type { PageWork } from './page-work.js';
import type { Row, Work } from './sql.js';

const insertTimeline = {
  table: 'timeline',
  columns: ['source', 'conversation', 'updated_at', 'body'],
  types: ['integer', 'text', 'bigint', 'text'],
  conflict: `ON CONFLICT (source, conversation) DO UPDATE
    SET updated_at = excluded.updated_at, body = excluded.body WHERE timeline.body <> excluded.body`,
};

/** Stores merged timelines, one a conversation. */
export function* saveTimelines(
  work: PageWork,
  source: number,
  timelines: readonly ConversationRead[],
): Work<void> {
  const lastById = new Map(timelines.map((timeline) => [timeline.id, timeline]));
  const values: Row[] = [...lastById.values()].map((timeline) => [
    source,
    timeline.id,
    timeline.updatedAt,
    JSON.stringify(timeline),
  ]);
  yield* work.port.insertEach(insertTimeline, values);
}
