// The promise ledger: made, kept, missed and still pending, per channel and topic.
import type { CellTally, Variant } from '../../domain/cell.js';
import type { ServicePromise } from '../../domain/promise.js';
import type { Window } from '../../domain/window.js';
import type { PromiseRow, ReportQuery } from '../consistency-report.js';
import { toDecimals } from '../rounding.js';
import { groupCells, totalOf } from './cell-sums.js';
import { isChosen, isTopicShown } from './filter.js';

type Promised = ServicePromise['metric'];

const promisedBy: ReadonlyMap<Variant, Promised> = new Map([
  ['of_first_response', 'first_response'],
  ['of_resolution', 'resolution'],
]);

/**
 * One row per channel, topic and promised metric, and one per channel over everything it promised (`topic: null`), which
 * is shown where no topic is chosen. A channel that promised nothing has no row.
 */
export function promiseLedger(
  tallies: readonly CellTally[],
  promises: readonly ServicePromise[],
  query: ReportQuery,
  window: Window,
): readonly PromiseRow[] {
  const kept = tallies.filter(
    ({ cell }) =>
      cell.metric === 'promise_kept' &&
      isChosen(cell.channel, query.channels) &&
      isChosen(cell.metric, query.metrics),
  );
  const perTopic = groupCells(kept, ({ channel, topic, variant }) =>
    topic !== null && isTopicShown(topic, query) ? JSON.stringify([channel, topic, variant]) : null,
  );
  const perChannel = groupCells(kept, ({ channel, variant }) =>
    isTopicShown(null, query) ? JSON.stringify([channel, variant]) : null,
  );
  const standing = promises.filter(({ from }) => from === null || from < window.to);
  return [
    ...[...perChannel.values()].map((cells) => rowOf(cells, null, standing)),
    ...[...perTopic.values()].map((cells) => rowOf(cells, cells[0]!.cell.topic, standing)),
  ].flat();
}

function rowOf(
  cells: readonly CellTally[],
  topic: string | null,
  promises: readonly ServicePromise[],
): readonly PromiseRow[] {
  const { channel, variant } = cells[0]!.cell;
  const metric = promisedBy.get(variant);
  const total = totalOf(cells);
  if (metric === undefined || total === null) return [];
  const promise = promiseStanding(promises, { channel, metric, topic });
  const decided = total.yes + total.no;
  return [
    {
      channel,
      topic,
      metric,
      withinSeconds: promise?.withinSeconds ?? null,
      clock: promise?.clock ?? 'customer',
      made: total.n,
      kept: total.yes,
      missed: total.no,
      pending: total.pending,
      share: decided === 0 ? null : toDecimals(total.yes / decided, 4),
    },
  ];
}

/** The promise a row is printed with: the topic's own before the channel's, the latest before older ones. */
function promiseStanding(
  promises: readonly ServicePromise[],
  place: Pick<ServicePromise, 'channel' | 'metric' | 'topic'>,
): ServicePromise | null {
  const fitting = promises.filter(
    ({ channel, metric, topic }) =>
      channel === place.channel &&
      metric === place.metric &&
      (topic === null || topic === place.topic),
  );
  const ranked = [...fitting].sort(
    (one, other) =>
      Number(other.topic !== null) - Number(one.topic !== null) ||
      (other.from ?? -Infinity) - (one.from ?? -Infinity),
  );
  return ranked[0] ?? null;
}
