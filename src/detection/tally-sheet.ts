// Tallies that can be counted up and down while days go by.
import { bucketOf, type Tally } from '../domain/cell.js';
import type { MeasuredValue } from '../domain/measurement.js';

type Counts = Map<number, number>;

/** A tally in the making. */
export interface TallySheet extends Tally {
  n: number;
  dateOnly: number;
  readonly ended: Counts;
  readonly censored: Counts;
  open: number;
  sum: number;
  yes: number;
  no: number;
  pending: number;
  readonly levels: Counts;
}

export function emptySheet(): TallySheet {
  return {
    n: 0,
    dateOnly: 0,
    ended: new Map(),
    censored: new Map(),
    open: 0,
    sum: 0,
    yes: 0,
    no: 0,
    pending: 0,
    levels: new Map(),
  };
}

function count(counts: Counts, key: number, by: number): void {
  const sum = (counts.get(key) ?? 0) + by;
  if (sum === 0) counts.delete(key);
  else counts.set(key, sum);
}

function countWait(
  sheet: TallySheet,
  { outcome, seconds }: Extract<MeasuredValue, { kind: 'duration' }>,
  by: number,
): void {
  if (outcome === 'open') sheet.open += by;
  if (outcome === 'ended') sheet.sum += by * Math.round(seconds);
  count(outcome === 'ended' ? sheet.ended : sheet.censored, bucketOf(seconds), by);
}

/** Counts one value in (`by` 1) or out again (-1). */
export function countValue(sheet: TallySheet, value: MeasuredValue, by: 1 | -1): void {
  sheet.n += by;
  if (value.kind === 'duration') countWait(sheet, value, by);
  else if (value.kind === 'share') sheet[value.outcome] += by;
  else {
    sheet.sum += by * value.value;
    count(sheet.levels, value.value, by);
  }
}

function addAll(into: Counts, counts: ReadonlyMap<number, number>, by: 1 | -1): void {
  for (const [key, each] of counts) count(into, key, by * each);
}

/** Adds a whole tally (`by` 1), or takes it out again (-1). */
export function countTally(sheet: TallySheet, tally: Tally, by: 1 | -1): void {
  sheet.n += by * tally.n;
  sheet.dateOnly += by * tally.dateOnly;
  sheet.open += by * tally.open;
  sheet.sum += by * tally.sum;
  sheet.yes += by * tally.yes;
  sheet.no += by * tally.no;
  sheet.pending += by * tally.pending;
  addAll(sheet.ended, tally.ended, by);
  addAll(sheet.censored, tally.censored, by);
  addAll(sheet.levels, tally.levels, by);
}
