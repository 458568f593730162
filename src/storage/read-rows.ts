// Stored rows of a stretch of time, in bounded batches.
import type { Instant } from '../domain/clock.js';
import type { Window } from '../domain/window.js';
import { idPlace, place, storedColumns } from './interaction-row.js';
import { rows, type Row, type Work } from './sql.js';
import { isWaiting } from './waiting-rows.js';

const batchSize = 5000;

/** Calls `take` for each row opened in the window, oldest first. */
export function eachRow(window: Window, take: (row: Row) => void): Work<void> {
  return eachOpened(window, '', take);
}

/** Calls `take` for each row opened in the window whose wait, as far as known, has not ended. */
export function eachWaitingRow(window: Window, take: (row: Row) => void): Work<void> {
  return eachOpened(window, `${isWaiting} AND`, take);
}

function* eachOpened(window: Window, condition: string, take: (row: Row) => void): Work<void> {
  let opened: Instant = window.from;
  let id = -1;
  for (;;) {
    const batch = yield* rows(
      `SELECT ${storedColumns} FROM interaction
        WHERE ${condition} opened_at >= ? AND opened_at < ? AND (opened_at, id) > (?, ?)
        ORDER BY opened_at, id LIMIT ${batchSize}`,
      [opened, window.to, opened, id],
    );
    batch.forEach(take);
    const last = batch.at(-1);
    if (last === undefined || batch.length < batchSize) return;
    [opened, id] = [last[place.opened_at] as number, last[idPlace] as number];
  }
}

/** Calls `take` for each row of a source that was opened in the window and is not settled, those settling first at first. */
export function* eachUnsettledRow(
  source: number,
  window: Window,
  take: (row: Row) => void,
): Work<void> {
  let settles: Instant = Number.MIN_SAFE_INTEGER;
  let id = -1;
  for (;;) {
    const batch = yield* rows(
      `SELECT ${storedColumns} FROM interaction
        WHERE source = ? AND next_settles_at >= ? AND (next_settles_at, id) > (?, ?)
          AND opened_at >= ? AND opened_at < ?
        ORDER BY next_settles_at, id LIMIT ${batchSize}`,
      [source, settles, settles, id, window.from, window.to],
    );
    batch.forEach(take);
    const last = batch.at(-1);
    if (last === undefined || batch.length < batchSize) return;
    [settles, id] = [last[place.next_settles_at] as number, last[idPlace] as number];
  }
}
