// What a segment ought to hold, counted again from its rows.
import type { Instant } from '../domain/clock.js';
import { interactionOf } from './interaction-row.js';
import { countRow, measureRow, type PageWork } from './page-work.js';
import { eachRow } from './read-rows.js';
import { createSegmentDeltas } from './segment-deltas.js';
import { encodeSegment } from './segment-blob.js';
import { idPlace } from './interaction-row.js';
import { rows, type Work } from './sql.js';

export interface Recount {
  /** null = the segment should not be there. */
  readonly bytes: Buffer | null;
  /** [when it settles next, row number] of each row. */
  readonly settling: readonly (readonly [Instant | null, number])[];
}

/** Counts one segment from its rows, as their sources stand. */
export function* recountSegment(work: PageWork, start: Instant): Work<Recount> {
  const own: PageWork = { ...work, deltas: createSegmentDeltas() };
  const settling: (readonly [Instant | null, number])[] = [];
  yield* eachRow({ from: start, to: start + work.context.segmentMs }, (row) => {
    const measured = measureRow(own, row, interactionOf(row, own.names));
    countRow(own, measured, 1);
    settling.push([measured.nextSettles, row[idPlace] as number]);
  });
  const entries = own.deltas.finish().get(start);
  return { bytes: entries === undefined ? null : encodeSegment(entries), settling };
}

/** Starts of all segments that exist or ought to, oldest first. */
export function* segmentStarts(work: Pick<PageWork, 'context'>): Work<readonly Instant[]> {
  const { segmentMs } = work.context;
  const stored = yield* rows<[number]>('SELECT start FROM segment WHERE grain = 1');
  const counted = yield* rows<[number]>(
    `SELECT DISTINCT opened_at / ${segmentMs} FROM interaction`,
  );
  const starts = [...stored.map(([start]) => start), ...counted.map(([n]) => n * segmentMs)];
  return [...new Set(starts)].sort((a, b) => a - b);
}
