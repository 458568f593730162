// What would the stored contacts say by other rules? Measured from the rows, beside what is stored; nothing is written.
import type { CellTally } from '../domain/cell.js';
import type { Interaction } from '../domain/interaction.js';
import type { Measurer } from '../domain/measure.js';
import type { Window } from '../domain/window.js';
import { openAddresses } from './cell-addresses.js';
import { createCounter } from './count-interaction.js';
import { interactionOf, place } from './interaction-row.js';
import { topicHash } from './names.js';
import { eachRow } from './read-rows.js';
import { openReading, type Grouping } from './read-tallies.js';
import type { TopicOf } from './remap-topics.js';
import type { Row, Work } from './sql.js';
import type { StoreContext } from './store-context.js';
import { inLists } from './tell-groups.js';

/** Rules that are not in force. Next contacts stay as they were found under the topics in force. */
export interface OtherRules {
  readonly measurer: Measurer;
  /** What raw topics mean by these rules. */
  readonly topicOf: TopicOf;
}

/** The tallies of a window by other rules, gathered as `readTallies` does. Reads every row of it. */
export function* readAnew(
  context: StoreContext,
  { measurer, topicOf }: OtherRules,
  window: Window,
  grouping: Grouping,
): Work<ReadonlyMap<string, readonly CellTally[]>> {
  const reading = yield* openReading(context, grouping);
  const topics = createTopicNumbers(reading.names.topics);
  const counter = createCounter({ ...context, measurer }, reading.groups);
  yield* eachRow(window, (stored) => {
    const interaction = mappedAnew(interactionOf(stored, reading.names), topicOf);
    const row = withTopic(stored, topics.numberOf(interaction.topic));
    const asOf = reading.completeUntil.get(row[place.source] as number) ?? 0;
    counter.all({ interaction, row }, asOf);
  });
  const names = { ...reading.names, topics: topics.names };
  return reading.groups.finish(inLists({ names, addressOf: openAddresses()(names) }));
}

function mappedAnew(interaction: Interaction, topicOf: TopicOf): Interaction {
  const { source, rawTopic } = interaction;
  if (rawTopic === null) return interaction;
  const { topic, raw } = topicOf(source, rawTopic);
  return { ...interaction, topic, rawTopic: raw };
}

function withTopic(row: Row, topic: number): Row {
  const fresh = [...row];
  fresh[place.topic] = topic;
  return fresh;
}

interface TopicNumbers {
  readonly names: ReadonlyMap<number, string>;
  numberOf(topic: string | null): number;
}

/** The numbers of stored topics, and borrowed ones for topics that no stored contact has yet. */
function createTopicNumbers(stored: ReadonlyMap<number, string>): TopicNumbers {
  const names = new Map(stored);
  const numbers = new Map([...stored].map(([number, name]) => [name, number]));
  const borrow = (topic: string): number => {
    let number = topicHash(topic);
    while (names.has(number)) number += 1;
    names.set(number, topic);
    numbers.set(topic, number);
    return number;
  };
  return {
    names,
    numberOf: (topic) => (topic === null ? 0 : (numbers.get(topic) ?? borrow(topic))),
  };
}
