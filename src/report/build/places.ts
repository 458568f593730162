// The channels and topics a query shows, each with its cells.
import { childOf } from '../../comparison/child-of.js';
import type { CellTally } from '../../domain/cell.js';
import { perObject } from '../../domain/per-object.js';
import type { ReportQuery } from '../consistency-report.js';
import { openGroups } from './group-by.js';
import { groupCells } from './cell-sums.js';
import { isChosen, isTopicShown } from './filter.js';

export interface PlacedCells {
  readonly channel: string;
  /** null = everything the channel did, unmapped contacts included. */
  readonly topic: string | null;
  readonly cells: readonly CellTally[];
}

/** Channel -> all its cells. */
export const cellsOfChannels = perObject((tallies: readonly CellTally[]) =>
  groupCells(tallies, ({ channel }) => channel, channelGroups),
);

const channelGroups = openGroups<CellTally>();
const topicGroups = openGroups<CellTally>();

type Choice = Pick<ReportQuery, 'topics' | 'channels'>;

/**
 * Each shown channel over all its topics (where no topic is chosen), then topic by topic. A place that holds what it held before
 * is the same object as before.
 */
export function placesOf(
  tallies: readonly CellTally[],
  { topics, channels }: Choice,
): readonly PlacedCells[] {
  const choice = { topics, channels };
  return childOf(placed(tallies), JSON.stringify(choice), () => placesAmong(tallies, choice));
}

const placed = perObject<readonly CellTally[], Map<string, readonly PlacedCells[]>>(
  () => new Map(),
);

function placesAmong(tallies: readonly CellTally[], query: Choice): readonly PlacedCells[] {
  const perChannel = [...cellsOfChannels(tallies)].flatMap(([channel, cells]) =>
    isChosen(channel, query.channels) ? [cells] : [],
  );
  return [
    ...(isTopicShown(null, query) ? perChannel.map(wholeChannel) : []),
    ...perChannel.flatMap(byTopic).filter(({ topic }) => isTopicShown(topic, query)),
  ];
}

const wholeChannel = perObject((cells: readonly CellTally[]): PlacedCells => ({
  ...{ channel: cells[0]!.cell.channel, topic: null, cells },
}));

/** Of one channel. */
const byTopic = perObject((cells: readonly CellTally[]): readonly PlacedCells[] =>
  [...groupCells(cells, ({ topic }) => topic, topicGroups).values()].map(oneTopic),
);

const oneTopic = perObject((cells: readonly CellTally[]): PlacedCells => {
  const { channel, topic } = cells[0]!.cell;
  return { channel, topic, cells };
});
