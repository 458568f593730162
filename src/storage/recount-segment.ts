// What a segment ought to hold, counted again from its rows.
import type { Instant } from '../domain/clock.js';
import { createCounter } from './count-interaction.js';
import { idPlace, interactionOf, place } from './interaction-row.js';
import { countRow, type PageWork } from './page-work.js';
import { eachRow } from './read-rows.js';
import { createSegmentDeltas } from './segment-deltas.js';
import { encodeSegment } from './segment-blob.js';
import type { SettlingRow } from './row-port.js';
import { rows, type Work } from './sql.js';

export interface Recount {
  /** null = the segment should not be there. */
  readonly bytes: Buffer | null;
  readonly settling: readonly SettlingRow[];
}

/** Counts one segment from its rows, as their sources stand. */
export function* recountSegment(work: PageWork, start: Instant): Work<Recount> {
  const deltas = createSegmentDeltas();
  const own: PageWork = { ...work, deltas, counter: createCounter(work.context, deltas) };
  const settling: SettlingRow[] = [];
  yield* eachRow({ from: start, to: start + work.context.segmentMs }, (row) => {
    const next = countRow(own, { row, interaction: interactionOf(row, own.names) }, 1);
    settling.push([next, row[idPlace] as number, row[place.opened_at] as Instant]);
  });
  const entries = deltas.finish().get(start);
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
