// A changed taxonomy re-maps history: rows take the topic that their kept raw value means now.
import type { MappedTopic } from '../domain/cut.js';
import type { Interaction } from '../domain/interaction.js';
import { isRawTheTopic, packFlags } from './interaction-flags.js';
import { interactionOf, place, placeOf, storedColumns } from './interaction-row.js';
import { topicCodesOf } from './names.js';
import { followContacts } from './next-contacts.js';
import { openWork, touchContact, type PageWork } from './page-work.js';
import type { RowPlace } from './row-port.js';
import { rows, type Row, type Work } from './sql.js';
import type { StoreContext } from './store-context.js';

/** What a source's raw topic means now. */
export type TopicOf = (source: string, raw: string) => MappedTopic;

export interface RemappedBatch {
  /** The last row looked at; null = there are no more. */
  readonly last: RowPlace | null;
  readonly moved: number;
}

const batchSize = 2000;

/** Before every row. */
export const beforeAll: RowPlace = { openedAt: Number.MIN_SAFE_INTEGER, rowNumber: -1 };

/** Re-maps the next rows after a row. Segments are not touched: they must be counted anew afterwards. */
export function* remapBatch(
  context: StoreContext,
  topicOf: TopicOf,
  { openedAt, rowNumber }: RowPlace,
): Work<RemappedBatch> {
  const found = yield* rows(
    `SELECT ${storedColumns} FROM interaction WHERE opened_at >= ? AND (opened_at, id) > (?, ?)
      ORDER BY opened_at, id LIMIT ${batchSize}`,
    [openedAt, openedAt, rowNumber],
  );
  const work = yield* openWork(context);
  const moved = found.flatMap((row) => movedRow(row, interactionOf(row, work.names), topicOf));
  yield* moveRows(work, moved);
  return { last: found.length < batchSize ? null : placeOf(found.at(-1)!), moved: moved.length };
}

interface MovedRow {
  readonly row: Row;
  readonly interaction: Interaction;
}

function movedRow(row: Row, interaction: Interaction, topicOf: TopicOf): readonly MovedRow[] {
  const { source, rawTopic } = interaction;
  if (rawTopic === null) return [];
  const { topic, raw } = topicOf(source, rawTopic);
  if (topic === interaction.topic && raw === rawTopic) return [];
  return [{ row, interaction: { ...interaction, topic, rawTopic: raw } }];
}

function* moveRows(work: PageWork, moved: readonly MovedRow[]): Work<void> {
  const topics = yield* topicCodesOf(moved.flatMap(({ interaction }) => interaction.topic ?? []));
  const fresh = moved.map(({ row, interaction }) => withTopic(row, interaction, topics));
  yield* work.port.update(moved.map(({ row }, index) => ({ old: row, fresh: fresh[index]! })));
  moved.forEach(({ row }, index) => {
    touchContact(work, row);
    touchContact(work, fresh[index]!);
  });
  const named = yield* openWork(work.context);
  yield* followContacts({ ...named, contacts: work.contacts });
}

function withTopic(row: Row, interaction: Interaction, topics: ReadonlyMap<string, number>): Row {
  const fresh = [...row];
  fresh[place.topic] = interaction.topic === null ? 0 : topics.get(interaction.topic)!;
  fresh[place.flags] = packFlags(interaction);
  fresh[place.raw_topic] = isRawTheTopic(interaction) ? null : interaction.rawTopic;
  fresh[place.next_contact] = null;
  return fresh;
}
