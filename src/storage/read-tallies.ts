/**
 * Tallies of a window: whole segments, plus what is not settled in them yet, plus the rows of a cut first or last segment.
 * Each unsettled row is measured as of its own source's `completeUntil`, so a source that is down does not grow its waits.
 */
import type { CellTally } from '../domain/cell.js';
import type { Instant } from '../domain/clock.js';
import type { PackedCells } from '../domain/packed-cells.js';
import { perObject } from '../domain/per-object.js';
import type { Window } from '../domain/window.js';
import { openAddresses } from './cell-addresses.js';
import { createCounter, type Coded, type Counter } from './count-interaction.js';
import { edgesOf, wholeSegments } from './cut-window.js';
import type { Database } from './database.js';
import { damagedAt } from './flush-segments.js';
import { interactionOf, place } from './interaction-row.js';
import type { KeptGroups } from './kept-groups.js';
import { readNames } from './names.js';
import { grain } from './periods.js';
import { eachRow, eachUnsettledRow, eachWaitingRow } from './read-rows.js';
import { decodeSegment } from './segment-blob.js';
import type { SegmentEntries } from './segment-entries.js';
import { rows, type Row, type Work } from './sql.js';
import type { StoreContext } from './store-context.js';
import {
  createTallyGroups,
  type GroupOf,
  type Grouping,
  type TallyGroups,
} from './tally-groups.js';
import { inColumns, inLists, type Meaning } from './tell-groups.js';

const segmentsAtOnce = 500;

export type { GroupOf, Grouping, MarkOf } from './tally-groups.js';

/** A grouping of a window that is read again and again. */
export interface KeptGrouping extends Grouping {
  /** What the same grouping of the same window came to before; what it comes to now is put into it. */
  readonly kept?: KeptGroups<PackedCells> | undefined;
}

interface Reading extends Meaning {
  readonly completeUntil: ReadonlyMap<number, Instant | null>;
  readonly groups: TallyGroups;
  /** Counts into `groups`. */
  readonly counter: Counter;
}

/** Up to when an open wait counts, given how far its source is complete; never later than that. */
export type WaitsAsOf = (completeUntil: Instant) => Instant;

/** A stretch of time, and whether the mere passing of time can still change what was read of it. */
export interface StretchTallies {
  readonly groups: ReadonlyMap<string, PackedCells>;
  readonly isSettled: boolean;
}

/** Reads the window's tallies in groups of segments. */
export function* readTallies(
  context: StoreContext,
  window: Window,
  grouping: Grouping,
): Work<ReadonlyMap<string, readonly CellTally[]>> {
  const reading = yield* openReading(context, grouping);
  yield* addWindow(context, reading, { window });
  return listed(reading);
}

/** The same in columns, open waits counted up to an instant of the caller's, told whether anything in it is still to settle. */
export function* readStretch(
  context: StoreContext,
  window: Window,
  { kept, ...grouping }: KeptGrouping,
  waitsAsOf: WaitsAsOf = (completeUntil) => completeUntil,
): Work<StretchTallies> {
  const reading = yield* openReading(context, grouping);
  const isSettled = yield* addWindow(context, reading, { window, waitsAsOf });
  return { groups: reading.groups.finish(inColumns(reading), kept), isSettled };
}

/** What was gathered, as lists. */
export function listed(reading: Reading): ReadonlyMap<string, readonly CellTally[]> {
  return reading.groups.finish(inLists(reading));
}

/** Answers whether anything is still to settle. */
function* addWindow(
  context: StoreContext,
  reading: Reading,
  { window, waitsAsOf }: { readonly window: Window; readonly waitsAsOf?: WaitsAsOf },
): Work<boolean> {
  const whole = wholeSegments(window, context.segmentMs);
  yield* addSegments(reading.groups, grain.hour, whole);
  const unsettled = yield* addUnsettled(reading, whole, waitsAsOf);
  const edges = edgesOf(window, whole);
  for (const edge of edges) {
    yield* eachRow(edge, (row) => {
      reading.counter.all(codedOf(reading, row), asOf(reading, row));
    });
  }
  return unsettled === 0 && edges.length === 0;
}

/** Of `readTallies`, only what is settled: the whole segments that start in the window. */
export function* readSettled(
  context: StoreContext,
  window: Window,
  groupOf: GroupOf,
): Work<ReadonlyMap<string, readonly CellTally[]>> {
  const reading = yield* openReading(context, { groupOf });
  yield* addSegments(reading.groups, grain.hour, window);
  return listed(reading);
}

/** Of `readTallies`, only waits that have not ended: what is not settled, without the shares still pending. */
export function* readWaiting(
  context: StoreContext,
  window: Window,
  groupOf: GroupOf,
): Work<ReadonlyMap<string, readonly CellTally[]>> {
  const reading = yield* openReading(context, { groupOf });
  yield* addWaiting(reading, window);
  return listed(reading);
}

const addressesOf = perObject<Database, ReturnType<typeof openAddresses>>(openAddresses);

/** Opens a reading: names, and how far each source is complete. */
export function* openReading(context: StoreContext, grouping: Grouping): Work<Reading> {
  const groups = createTallyGroups(grouping);
  const names = yield* readNames();
  return {
    names,
    addressOf: addressesOf(context.database)(names),
    completeUntil: new Map(
      yield* rows<[number, number | null]>('SELECT code, complete_until FROM source'),
    ),
    groups,
    counter: createCounter(context, groups),
  };
}

/** Adds stored segments of a grain that start in the window. */
export function* addSegments(groups: TallyGroups, grain: number, window: Window): Work<void> {
  let from = window.from;
  for (;;) {
    const batch = yield* rows<[number, Buffer]>(
      `SELECT start, bytes FROM segment WHERE grain = ? AND start >= ? AND start < ? ORDER BY start LIMIT ${segmentsAtOnce}`,
      [grain, from, window.to],
    );
    for (const [start, bytes] of batch) groups.addSegment(start, bytes);
    const last = batch.at(-1);
    if (last === undefined || batch.length < segmentsAtOnce) return;
    from = last[0] + 1;
  }
}

/** The entries of a stored segment; an error names it. */
export function decoded(start: Instant, bytes: Buffer): SegmentEntries {
  try {
    return decodeSegment(bytes);
  } catch (error) {
    throw damagedAt(start, error);
  }
}

/** Adds the measurements of the window that are not settled yet; answers how many rows have any. */
export function* addUnsettled(
  reading: Reading,
  window: Window,
  waitsAsOf: WaitsAsOf = (completeUntil) => completeUntil,
): Work<number> {
  let found = 0;
  for (const source of reading.completeUntil.keys()) {
    yield* eachUnsettledRow(source, window, (row) => {
      const completeUntil = asOf(reading, row);
      reading.counter.unsettled(codedOf(reading, row), completeUntil, waitsAsOf(completeUntil));
      found += 1;
    });
  }
  return found;
}

/** Adds waits of the window that have not ended; shares still pending are left out. */
function* addWaiting(reading: Reading, window: Window): Work<void> {
  yield* eachWaitingRow(window, (row) => {
    reading.counter.unsettled(codedOf(reading, row), asOf(reading, row));
  });
}

function codedOf(reading: Reading, row: Row): Coded {
  return { row, interaction: interactionOf(row, reading.names) };
}

function asOf(reading: Reading, row: Row): Instant {
  return reading.completeUntil.get(row[place.source] as number) ?? 0;
}
