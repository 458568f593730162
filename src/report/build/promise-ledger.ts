// The promise ledger: made, kept, missed and still pending, per channel and topic.
import type { CellTally, Variant } from '../../domain/cell.js';
import { lastPerObject } from '../../domain/per-object.js';
import { promiseFor, type Promised, type ServicePromise } from '../../domain/promise.js';
import type { Window } from '../../domain/window.js';
import type { PromiseRow, ReportQuery } from '../consistency-report.js';
import { toDecimals } from '../rounding.js';
import { groupCells, totalOf } from './cell-sums.js';
import { isChosen, isTopicShown } from './filter.js';
import { openGroups } from './group-by.js';

const promisedBy: ReadonlyMap<Variant, ServicePromise['metric']> = new Map([
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
  const perTopic = groupCells(
    kept,
    ({ channel, topic, variant }) =>
      topic !== null && isTopicShown(topic, query) ? [variant, channel, topic].join('|') : null,
    topicGroups,
  );
  const perChannel = groupCells(
    kept,
    ({ channel, variant }) =>
      isTopicShown(null, query) ? JSON.stringify([channel, variant]) : null,
    channelGroups,
  );
  /** A row is printed with the promise that stands when the window ends. */
  const standingAt = window.to - 1;
  const rowFor = (cells: readonly CellTally[], topic: string | null): readonly PromiseRow[] =>
    rows.get(cells, [topic, standingAt, promises], () =>
      rowOf(cells, { channel: cells[0]!.cell.channel, topic, openedAt: standingAt }, promises),
    );
  return [
    ...[...perChannel.values()].flatMap((cells) => rowFor(cells, null)),
    ...[...perTopic.values()].flatMap((cells) => rowFor(cells, cells[0]!.cell.topic)),
  ];
}

const topicGroups = openGroups<CellTally>();
const channelGroups = openGroups<CellTally>();
const rows = lastPerObject<readonly CellTally[], readonly PromiseRow[]>();

function rowOf(
  cells: readonly CellTally[],
  place: Promised,
  promises: readonly ServicePromise[],
): readonly PromiseRow[] {
  const metric = promisedBy.get(cells[0]!.cell.variant);
  const total = totalOf(cells);
  if (metric === undefined || total === null) return [];
  const promise = promiseFor(promises, place, metric);
  const decided = total.yes + total.no;
  return [
    {
      channel: place.channel,
      topic: place.topic,
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
