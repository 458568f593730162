// Retention: old rows go, the figures made of them stay.
import type { Instant } from '../domain/clock.js';
import { rowPort } from './bulk-rows.js';
import { segmentStart } from './count-interaction.js';
import { lockWriters } from './lock-writers.js';
import { readMeta, writeMeta } from './revision.js';
import { firstRow, rows, type Work } from './sql.js';
import type { StoreContext } from './store-context.js';
import { rowsFromKey } from './verify-segments.js';
import { stampWeeks } from './week-stamps.js';

/** How many rows opened before the instant (rounded down to a segment) would go. Unsettled rows stay. */
export function* countRetired(context: StoreContext, before: Instant): Work<number> {
  const row = yield* firstRow<[number]>(`SELECT count(*) FROM interaction ${oldRows}`, [
    segmentStart(before, context.segmentMs),
  ]);
  return row?.[0] ?? 0;
}

/** Takes old settled rows away without touching a segment; rows that come again from before the line are not counted twice. */
export function* retireRows(context: StoreContext, before: Instant): Work<number> {
  yield* lockWriters(context.database.dialect);
  const line = segmentStart(before, context.segmentMs);
  const known = Number((yield* readMeta(rowsFromKey)) ?? -Infinity);
  if (line > known) yield* writeMeta(rowsFromKey, String(line));
  const { segmentMs, database } = context;
  const port = rowPort(database.dialect);
  const starts = yield* rows<[number]>(
    `SELECT DISTINCT opened_at / ${segmentMs} FROM interaction ${oldRows}`,
    [line],
  );
  yield* stampWeeks(
    port,
    starts.map(([number]) => number * segmentMs),
    context,
  );
  return yield* port.retire(line);
}

const oldRows = 'WHERE opened_at < ? AND next_settles_at IS NULL';
