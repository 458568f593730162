// Pages and stores for tests of ingestion.
import type { Page } from '../../src/connectors/connector.js';
import type { ConversationRead, TimelineEvent } from '../../src/domain/conversation.js';
import type { CutContext } from '../../src/domain/cut.js';
import type { Interaction } from '../../src/domain/interaction.js';
import { createTopicMap } from '../../src/domain/topic.js';
import { createTurns } from '../../src/ingestion/source-turns.js';
import { storePage, type PageSink } from '../../src/ingestion/store-page.js';
import type { SavedPage } from '../../src/storage/page.js';
import { createStores, type Stores } from '../../src/storage/create-stores.js';
import { openDatabase } from '../../src/storage/open-database.js';
import { createMeasurer } from '../../src/domain/measure.js';
import { defaultRules } from './interactions.js';

/** A page that holds what is given and nothing else. */
export function aPage(given: Partial<Page<unknown>> = {}): Page<unknown> {
  return {
    ...{ conversations: [], joins: [], lateRatings: [], withdrawn: [], skipped: [], holes: [] },
    ...{ remarks: {}, next: null, isLast: true, completeUntil: null },
    ...given,
  };
}

/** A fragment of a conversation. */
export function aPart(
  id: string,
  events: readonly TimelineEvent[],
  given: Partial<ConversationRead> = {},
): ConversationRead {
  return {
    ...{
      id,
      events,
      coverage: 'part',
      updatedAt: null,
      channel: 'email',
      topics: [],
      startedBy: 'customer',
    },
    ...{
      customer: null,
      dueAt: null,
      counts: {},
      ratings: [],
      answerCorrect: null,
      resolvedFirstContact: null,
    },
    ...given,
  };
}

export function anEvent(
  id: string,
  at: number,
  by: TimelineEvent['by'],
  given: Partial<TimelineEvent> = {},
): TimelineEvent {
  return { id, at, by, kind: 'message', isVisibleToCustomer: true, ...given };
}

/** A source that knows every channel by its own name. */
export function aMapping(source: string, given: Partial<CutContext> = {}): CutContext {
  return {
    source,
    mapChannel: (raw) => raw,
    mapTopic: createTopicMap([], 'keep'),
    measurable: ['firstResponseAt', 'resolvedAt'],
    ...given,
  };
}

/** Saves pages into stores as polls would. */
export function aSink(stores: Stores, sources: readonly string[] = ['mail', 'survey']): PageSink {
  return {
    interactions: stores.interactions,
    timelines: stores.timelines,
    turns: createTurns(),
    mappingOf: (source) => (sources.includes(source) ? aMapping(source) : null),
  };
}

export function save(
  sink: PageSink,
  source: string,
  page: Partial<Page<unknown>>,
): Promise<SavedPage> {
  const progress = { state: null, completeUntil: page.completeUntil ?? null, leaseEpoch: null };
  return storePage(sink, { mapping: sink.mappingOf(source)!, page: aPage(page) }, progress);
}

/** Everything stored, by source, id and episode. */
export async function storedInteractions(stores: Stores): Promise<readonly Interaction[]> {
  const all: Interaction[] = [];
  for await (const { interaction } of stores.interactions.scan({})) all.push(interaction);
  const key = ({ source, id, episode }: Interaction): string => `${source} ${id} ${episode}`;
  return all.sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

/** Stores on a database in memory, for tests that need many. */
export async function storesInMemory(): Promise<Stores & { close(): Promise<void> }> {
  const dataSource = await openDatabase('sqlite::memory:');
  const stores = await createStores(dataSource, {
    measurer: createMeasurer(defaultRules),
    zone: 'Europe/Brussels',
  });
  return { ...stores, close: () => dataSource.destroy() };
}
