// Days and months are sums of finer segments, made when somebody asks for them after a change.
import type { Instant } from '../domain/clock.js';
import type { Window } from '../domain/window.js';
import { grain, periodEnd, type PeriodGrain } from './periods.js';
import { decoded } from './read-tallies.js';
import { rowPort } from './bulk-rows.js';
import { encodeSegment } from './segment-blob.js';
import { sumEntries } from './segment-entries.js';
import { rows, run, type Work } from './sql.js';
import type { StoreContext } from './store-context.js';

/** Whether any period of this grain that starts in the window waits for folding. */
export function* hasStale(period: PeriodGrain, window: Window): Work<boolean> {
  return (yield* staleStarts(period, window)).length > 0;
}

/** Folds the stale periods of the window anew; months from days, days from the smallest segments. */
export function* foldPeriods(
  context: StoreContext,
  period: PeriodGrain,
  window: Window,
): Work<void> {
  for (const start of yield* staleStarts(period, window)) {
    const whole = { from: start, to: periodEnd(period, start, context.zone) };
    if (period === 'month') yield* foldPeriods(context, 'day', whole);
    yield* foldOne(context, period, whole);
  }
}

function* staleStarts(period: PeriodGrain, window: Window): Work<readonly Instant[]> {
  const found = yield* rows<[number]>(
    'SELECT start FROM stale_period WHERE grain = ? AND start >= ? AND start < ? ORDER BY start',
    [grain[period], window.from, window.to],
  );
  return found.map(([start]) => start);
}

function* foldOne(context: StoreContext, period: PeriodGrain, whole: Window): Work<void> {
  const finer = period === 'month' ? grain.day : grain.hour;
  const parts = yield* rows<[number, Buffer]>(
    'SELECT start, bytes FROM segment WHERE grain = ? AND start >= ? AND start < ? ORDER BY start',
    [finer, whole.from, whole.to],
  );
  const sum = sumEntries(parts.map(([start, bytes]) => decoded(start, bytes)));
  const bytes = sum.cells.length === 0 ? null : encodeSegment(sum);
  const port = rowPort(context.database.dialect);
  yield* port.writeSegments(grain[period], [{ start: whole.from, bytes }]);
  const values = [grain[period], whole.from];
  yield* run('DELETE FROM stale_period WHERE grain = ? AND start = ?', values);
}
