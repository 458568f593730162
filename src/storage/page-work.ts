// What one write transaction carries along: codes, names, what has changed so far.
import type { Instant } from '../domain/clock.js';
import { createCounter, settledUntil, type Coded, type Counter } from './count-interaction.js';
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
  /** Counts into `deltas`. */
  readonly counter: Counter;
  /** Customers whose contacts moved, to look at once all rows are in. */
  readonly contacts: ContactPoint[];
  readonly changedAt: Instant;
}

/** Opens the work of one transaction. Names must be in the dictionaries already. */
export function* openWork(context: StoreContext): Work<PageWork> {
  const deltas = createSegmentDeltas();
  return {
    context,
    port: rowPort(context.database.dialect),
    names: yield* readNames(),
    completeUntil: new Map(
      yield* rows<[number, number | null]>('SELECT code, complete_until FROM source'),
    ),
    deltas,
    counter: createCounter(context, deltas),
    contacts: [],
    changedAt: context.clock.now(),
  };
}

/**
 * Counts what is settled of a row into (+1) or out of (-1) its segment, as its source stands; answers when the next of it
 * settles, null when all has.
 */
export function countRow(work: PageWork, coded: Coded, sign: 1 | -1): Instant | null {
  const completeUntil = work.completeUntil.get(coded.row[place.source] as number) ?? null;
  return work.counter.settled(coded, settledUntil(completeUntil), sign);
}

/** Takes a stored row out of its segment. */
export function countOut(work: PageWork, stored: Row): void {
  countRow(work, { row: stored, interaction: interactionOf(stored, work.names) }, -1);
}

/** Notes that contacts around this row may have a new next one. */
export function touchContact(work: PageWork, row: Row): void {
  const customer = row[place.customer] as string | null;
  const topic = row[place.topic] as number;
  if (customer === null || topic === 0) return;
  work.contacts.push({ customer, topic, openedAt: row[place.opened_at] as number });
}
