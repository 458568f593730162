// Stored rows of a stretch of time, in bounded batches.
import type { Instant } from '../domain/clock.js';
import type { Window } from '../domain/window.js';
import { idPlace, place, storedColumns } from './interaction-row.js';
import { rows, type Row, type Work } from './sql.js';

const batchSize = 5000;

/** Calls `take` for each row opened in the window, oldest first; `isUnsettledOnly` leaves out the settled ones. */
export function* eachRow(
  window: Window,
  isUnsettledOnly: boolean,
  take: (row: Row) => void,
): Work<void> {
  const unsettled = isUnsettledOnly ? 'AND next_settles_at IS NOT NULL' : '';
  let [opened, id]: [Instant, number] = [window.from, -1];
  for (;;) {
    const batch = yield* rows(
      `SELECT ${storedColumns} FROM interaction
        WHERE opened_at < ? AND (opened_at > ? OR (opened_at = ? AND id > ?)) AND opened_at >= ? ${unsettled}
        ORDER BY opened_at, id LIMIT ${batchSize}`,
      [window.to, opened, opened, id, opened],
    );
    batch.forEach(take);
    const last = batch.at(-1);
    if (last === undefined || batch.length < batchSize) return;
    [opened, id] = [last[place.opened_at] as number, last[idPlace] as number];
  }
}
