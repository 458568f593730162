// The channels and topics a query shows, each with its cells.
import { childOf } from '../../comparison/child-of.js';
import type { CellTally } from '../../domain/cell.js';
import { perObject } from '../../domain/per-object.js';
import type { ReportQuery } from '../consistency-report.js';
import { openGroups, openKeptGroups, type Groups } from './group-by.js';
import { groupCells } from './cell-sums.js';
import { isChosen, isTopicShown } from './filter.js';

export interface PlacedCells {
  readonly channel: string;
  /** null = everything the channel did, unmapped contacts included. */
  readonly topic: string | null;
  readonly cells: readonly CellTally[];
}

/** Channel -> all its cells. */
export type CellsOfChannels = Groups<CellTally>;

/** Channel by channel, again and again: a channel that did nothing new has the list of before. */
export function openChannels(): (tallies: readonly CellTally[]) => CellsOfChannels {
  return openKeptGroups(({ cell: { channel } }) => channel);
}

const topicGroups = openGroups<CellTally>();

type Choice = Pick<ReportQuery, 'topics' | 'channels'>;

/**
 * Each shown channel over all its topics (where no topic is chosen), then topic by topic. A place that holds what it held before
 * is the same object as before.
 */
export function placesOf(
  byChannel: CellsOfChannels,
  { topics, channels }: Choice,
): readonly PlacedCells[] {
  const choice = { topics, channels };
  return childOf(placed(byChannel), JSON.stringify(choice), () => placesAmong(byChannel, choice));
}

const placed = perObject<CellsOfChannels, Map<string, readonly PlacedCells[]>>(() => new Map());

function placesAmong(byChannel: CellsOfChannels, query: Choice): readonly PlacedCells[] {
  const perChannel = [...byChannel].flatMap(([channel, cells]) =>
    isChosen(channel, query.channels) ? [cells] : [],
  );
  return [
    ...(isTopicShown(null, query) ? perChannel.map(wholeChannel) : []),
    ...perChannel.flatMap(byTopic).filter(({ topic }) => isTopicShown(topic, query)),
  ];
}

const wholeChannel = perObject((cells: readonly CellTally[]): PlacedCells => ({
  channel: cells[0]!.cell.channel,
  topic: null,
  cells,
}));

/** Of one channel. */
const byTopic = perObject((cells: readonly CellTally[]): readonly PlacedCells[] =>
  [...groupCells(cells, ({ topic }) => topic, topicGroups).values()].map(oneTopic),
);

const oneTopic = perObject((cells: readonly CellTally[]): PlacedCells => {
  const { channel, topic } = cells[0]!.cell;
  return { channel, topic, cells };
});
