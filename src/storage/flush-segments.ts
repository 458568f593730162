// Writes what a transaction gathered into the stored segments, and marks the days, months and weeks around them.
import type { Instant } from '../domain/clock.js';
import { localDay } from '../domain/zone.js';
import { grain, periodsAround, type Period } from './periods.js';
import type { PageWork } from './page-work.js';
import { rowPort } from './bulk-rows.js';
import type { RowPort, SegmentBytes } from './row-port.js';
import { mergeSegment } from './merge-segment.js';
import { SegmentDamagedError } from './segment-blob.js';
import type { SegmentEntries } from './segment-entries.js';
import { rows, type Row, type Work } from './sql.js';
import type { StoreContext } from './store-context.js';
import { stampWeeks } from './week-stamps.js';

/** Adds the gathered deltas to their segments; answers how many segments changed. */
export function* flushSegments(work: PageWork): Work<number> {
  yield* stampWeeks(work.port, work.deltas.touched(), work.context);
  const deltas = work.deltas.finish();
  if (deltas.size === 0) return 0;
  const starts = [...deltas.keys()].sort((a, b) => a - b);
  const stored = new Map(
    (yield* work.port.readSegments(grain.hour, starts)).map(({ start, bytes }) => [start, bytes]),
  );
  const merged = starts.map((start) => merge(start, stored.get(start) ?? null, deltas.get(start)!));
  yield* work.port.writeSegments(grain.hour, merged);
  yield* markStale(work.port, starts, work.context.zone);
  return starts.length;
}

function merge(start: Instant, stored: Buffer | null, delta: SegmentEntries): SegmentBytes {
  try {
    return { start, bytes: mergeSegment(stored, delta) };
  } catch (error) {
    throw damagedAt(start, error);
  }
}

/** The same error with the segment's name; taking out more than is in counts as damage too. */
export function damagedAt(start: Instant, error: unknown): unknown {
  if (error instanceof SegmentDamagedError) return new SegmentDamagedError(error.reason, start);
  return error instanceof RangeError ? new SegmentDamagedError(error.message, start) : error;
}

/** Marks the periods around these segments for folding anew. */
export function* markStale(port: RowPort, starts: readonly Instant[], zone: string): Work<void> {
  const days = new Map(starts.map((start) => [localDay(start, zone), start]));
  const periods = new Map<string, Period>();
  for (const start of days.values()) {
    for (const period of periodsAround(start, zone)) {
      periods.set(`${period.grain} ${period.start}`, period);
    }
  }
  const values: Row[] = [...periods.values()].map((period) => [period.grain, period.start]);
  yield* port.insertEach(insertStale, values);
}

/** Marks the periods around every stored segment: the zone, or what figures mean, has changed. */
export function* markAllStale(context: StoreContext): Work<void> {
  const starts = yield* rows<[number]>('SELECT start FROM segment WHERE grain = ?', [grain.hour]);
  const changed = starts.map(([start]) => start);
  const port = rowPort(context.database.dialect);
  yield* markStale(port, changed, context.zone);
  yield* stampWeeks(port, changed, context);
}

const insertStale = {
  table: 'stale_period',
  columns: ['grain', 'start'],
  types: ['integer', 'bigint'],
  conflict: 'ON CONFLICT DO NOTHING',
};
