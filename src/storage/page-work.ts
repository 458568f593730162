// What one write transaction carries along: codes, names, what has changed so far.
import type { Instant } from '../domain/clock.js';
import type { Interaction } from '../domain/interaction.js';
import type { Measurement } from '../domain/measure.js';
import {
  countSettled,
  nextSettling,
  settledUntil,
  type SettledRange,
} from './count-interaction.js';
import { interactionOf, place } from './interaction-row.js';
import { readNames, type Names } from './names.js';
import { rowPort } from './bulk-rows.js';
import type { ContactPoint, RowPort } from './row-port.js';
import { createSegmentDeltas, type SegmentDeltas } from './segment-deltas.js';
import { rows, type Row, type Work } from './sql.js';
import type { StoreContext } from './store-context.js';

export interface PageWork {
  readonly context: StoreContext;
  readonly port: RowPort;
  readonly names: Names;
  /** `completeUntil` of every source, by its code: what its rows are measured at. */
  readonly completeUntil: Map<number, Instant | null>;
  readonly deltas: SegmentDeltas;
  /** Customers whose contacts moved, to look at once all rows are in. */
  readonly contacts: ContactPoint[];
  readonly changedAt: Instant;
}

/** Opens the work of one transaction. Names must be in the dictionaries already. */
export function* openWork(context: StoreContext): Work<PageWork> {
  return {
    context,
    port: rowPort(context.database.dialect),
    names: yield* readNames(),
    completeUntil: new Map(
      yield* rows<[number, number | null]>('SELECT code, complete_until FROM source'),
    ),
    deltas: createSegmentDeltas(),
    contacts: [],
    changedAt: context.clock.now(),
  };
}

/** An interaction with its row and its measurements, as its source stands. */
export interface MeasuredRow {
  readonly interaction: Interaction;
  readonly row: Row;
  readonly measurements: readonly Measurement[];
  readonly range: SettledRange;
  readonly nextSettles: Instant | null;
}

/** Measures an interaction at its source's `completeUntil`. */
export function measureRow(work: PageWork, row: Row, interaction: Interaction): MeasuredRow {
  const range = settledUntil(work.completeUntil.get(row[place.source] as number) ?? null);
  const measurements = work.context.measurer(interaction, range.until);
  const nextSettles = nextSettling(measurements, range.until);
  return { interaction, row, measurements, range, nextSettles };
}

/** Counts what is settled into (+1) or out of (-1) its segment. */
export function countRow(work: PageWork, measured: MeasuredRow, sign: 1 | -1): void {
  countSettled(work.context, measured, measured, { deltas: work.deltas, sign });
}

/** Takes a stored row out of its segment. */
export function countOut(work: PageWork, stored: Row): void {
  countRow(work, measureRow(work, stored, interactionOf(stored, work.names)), -1);
}

/** Notes that contacts around this row may have a new next one. */
export function touchContact(work: PageWork, row: Row): void {
  const customer = row[place.customer] as string | null;
  const topic = row[place.topic] as number;
  if (customer === null || topic === 0) return;
  work.contacts.push({ customer, topic, openedAt: row[place.opened_at] as number });
}
