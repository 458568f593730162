// Offsets of a time zone from UTC, fast: asked of Temporal once a week of history, then remembered.
import { Temporal } from 'temporal-polyfill';
import type { Instant } from './clock.js';

const chunkMs = 7 * 86_400_000;

/** One week of a zone: `before` until `changesAt`, `after` from then on. */
interface OffsetChunk {
  readonly before: number;
  readonly after: number;
  readonly changesAt: Instant;
}

const chunksOfZone = new Map<string, Map<number, OffsetChunk>>();

/** Milliseconds to add to an instant to get the local wall time of `zone` (IANA). Throws on an unknown zone. */
export function offsetAt(instant: Instant, zone: string): number {
  const chunk = chunkOf(Math.floor(instant / chunkMs), zone);
  return instant < chunk.changesAt ? chunk.before : chunk.after;
}

function chunkOf(index: number, zone: string): OffsetChunk {
  let chunks = chunksOfZone.get(zone);
  if (!chunks) chunksOfZone.set(zone, (chunks = new Map<number, OffsetChunk>()));
  let chunk = chunks.get(index);
  if (!chunk) chunks.set(index, (chunk = readChunk(index * chunkMs, zone)));
  return chunk;
}

/** Assumes at most one change of offset a week: true of every zone since 1970. */
function readChunk(start: Instant, zone: string): OffsetChunk {
  const end = start + chunkMs;
  const before = askOffset(start, zone);
  const after = askOffset(end, zone);
  if (before === after) return { before, after, changesAt: end };
  let low = start;
  let high = end;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (askOffset(middle, zone) === before) low = middle;
    else high = middle;
  }
  return { before, after, changesAt: high };
}

function askOffset(instant: Instant, zone: string): number {
  const zoned = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone);
  return zoned.offsetNanoseconds / 1_000_000;
}
