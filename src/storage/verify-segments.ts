// Are the segments what the rows say, bit for bit? And mending those that are not.
import type { Instant } from '../domain/clock.js';
import { markStale } from './flush-segments.js';
import { grain } from './periods.js';
import { openWork } from './page-work.js';
import { recountSegment, segmentStarts } from './recount-segment.js';
import { readMeta } from './revision.js';
import { decodeSegment, SegmentDamagedError } from './segment-blob.js';
import { firstRow, type Work } from './sql.js';
import { stampWeeks } from './week-stamps.js';
import type { StoreContext } from './store-context.js';

export interface SegmentFault {
  readonly start: Instant;
  /** damaged: its bytes are not what was written; differs: it does not say what its rows say. */
  readonly reason: 'damaged' | 'differs';
}

/** Meta key: rows opened before this instant have been retired, so their segments cannot be counted again. */
export const rowsFromKey = 'rows_from';

/** Starts of the segments that can be counted again from rows. */
export function* verifiableStarts(context: StoreContext): Work<readonly Instant[]> {
  const rowsFrom = Number((yield* readMeta(rowsFromKey)) ?? -Infinity);
  const starts = yield* segmentStarts({ context });
  return starts.filter((start) => start >= rowsFrom);
}

/** What is wrong with one segment; null = nothing. */
export function* verifySegment(context: StoreContext, start: Instant): Work<SegmentFault | null> {
  const work = yield* openWork(context);
  const stored = yield* firstRow<[Buffer]>(
    'SELECT bytes FROM segment WHERE grain = ? AND start = ?',
    [grain.hour, start],
  );
  if (stored !== null && !isWhole(stored[0])) return { start, reason: 'damaged' };
  const { bytes } = yield* recountSegment(work, start);
  const isSame = stored === null ? bytes === null : bytes?.equals(stored[0]) === true;
  return isSame ? null : { start, reason: 'differs' };
}

function isWhole(bytes: Buffer): boolean {
  try {
    decodeSegment(bytes);
    return true;
  } catch (error) {
    if (error instanceof SegmentDamagedError) return false;
    throw error;
  }
}

/** Counts these segments anew from their rows and stores them. */
export function* rebuildSegments(context: StoreContext, starts: readonly Instant[]): Work<void> {
  const work = yield* openWork(context);
  for (const start of starts) {
    const { bytes, settling } = yield* recountSegment(work, start);
    yield* work.port.writeSegments(grain.hour, [{ start, bytes }]);
    yield* work.port.noteSettling(settling);
  }
  yield* markStale(work.port, starts, context.zone);
  yield* stampWeeks(work.port, starts, context);
}
