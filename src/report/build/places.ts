// The channels and topics a query shows, each with its cells.
import type { CellTally } from '../../domain/cell.js';
import type { ReportQuery } from '../consistency-report.js';
import { groupCells } from './cell-sums.js';
import { isChosen, isTopicShown } from './filter.js';

export interface PlacedCells {
  readonly channel: string;
  /** null = everything the channel did, unmapped contacts included. */
  readonly topic: string | null;
  readonly cells: readonly CellTally[];
}

/** Each shown channel over all its topics (where no topic is chosen), then topic by topic. */
export function placesOf(
  tallies: readonly CellTally[],
  query: Pick<ReportQuery, 'topics' | 'channels' | 'metrics'>,
): readonly PlacedCells[] {
  const shown = tallies.filter(({ cell }) => isChosen(cell.channel, query.channels));
  const whole = isTopicShown(null, query) ? groupCells(shown, ({ channel }) => channel) : [];
  const perTopic = groupCells(shown, ({ channel, topic }) =>
    topic !== null && isTopicShown(topic, query) ? JSON.stringify([channel, topic]) : null,
  );
  return [
    ...[...whole].map(([channel, cells]) => ({ channel, topic: null, cells })),
    ...[...perTopic.values()].map((cells) => ({ ...cells[0]!.cell, cells })),
  ].map(({ channel, topic, cells }) => ({ channel, topic, cells }));
}
