// A number for every week that grows with each change of its rows: what was worked out under it still holds.
import type { Instant } from '../domain/clock.js';
import type { Window } from '../domain/window.js';
import { isoWeek, weekStart } from '../domain/zone.js';
import type { RowPort } from './row-port.js';
import { rows, type Work } from './sql.js';
import type { StoreContext } from './store-context.js';

/** What tells whether something worked out of a week still holds. */
export interface WeekStates {
  /** First instant of an ISO week (report zone) -> how often its rows have changed; absent = never since this is counted. */
  readonly stamps: ReadonlyMap<Instant, number>;
  /** Of every source; 0 where it has not said. */
  readonly completeUntil: readonly Instant[];
}

export function* readWeekStates({ from, to }: Window): Work<WeekStates> {
  const sources = yield* rows<[number | null]>('SELECT complete_until FROM source ORDER BY code');
  const stamps = yield* rows<[number, number]>(
    'SELECT start, stamp FROM week_stamp WHERE start >= ? AND start < ?',
    [from, to],
  );
  return { stamps: new Map(stamps), completeUntil: sources.map(([until]) => until ?? 0) };
}

/** Notes that rows of these segments have changed. */
export function* stampWeeks(
  port: RowPort,
  segments: readonly Instant[],
  { zone, segmentMs }: Pick<StoreContext, 'zone' | 'segmentMs'>,
): Work<void> {
  const weeks = new Set<Instant>();
  for (const start of segments)
    for (const instant of [start, start + segmentMs - 1])
      weeks.add(weekStart(isoWeek(instant, zone), zone));
  const inOrder = [...weeks].sort((one, other) => one - other);
  yield* port.insertEach(
    insertStamp,
    inOrder.map((start) => [start, 1]),
  );
}

const insertStamp = {
  table: 'week_stamp',
  columns: ['start', 'stamp'],
  types: ['bigint', 'bigint'],
  conflict: 'ON CONFLICT (start) DO UPDATE SET stamp = week_stamp.stamp + 1',
};
