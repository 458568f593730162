// Cells of blocks, laid out in columns.
import type { CellTally, Histogram, Tally } from '../domain/cell.js';
import { SortedCounts } from '../statistics/sorted-counts.js';
import { levelsPerUnit, numberAt, numbersPerRow, type EntryColumns } from './entry-columns.js';

interface Growing extends EntryColumns {
  readonly spoken: (string | null)[];
  readonly beside: Map<number, NonNullable<Tally['beside']>>;
}

/** Lists of cells, each in a slot of its own, row by row in their order. O(cells and buckets). */
export function layEntries(slots: readonly (readonly CellTally[])[]): EntryColumns {
  const laid = roomFor(slots);
  let [row, place] = [0, 0];
  let last: Tally | null = null;
  slots.forEach((cells, slot) => {
    for (const { cell, tally, marks = 0 } of cells) {
      laid.slots[row] = slot;
      laid.weekdays[row] = marks;
      laid.languages[row] = placeOf(laid.spoken, cell.language);
      if (tally === last) repeatRow(laid, row);
      else place = layTally(laid, row, [tally, place]);
      if (tally.beside !== undefined) laid.beside.set(row, tally.beside);
      last = tally;
      row += 1;
    }
  });
  return laid;
}

function roomFor(slots: readonly (readonly CellTally[])[]): Growing {
  let [rows, buckets] = [0, 0];
  let last: Tally | null = null;
  for (const cells of slots)
    for (const { tally } of cells) {
      if (tally !== last) buckets += tally.ended.size + tally.censored.size + tally.levels.size;
      last = tally;
      rows += 1;
    }
  return {
    ...{ slots: new Int32Array(rows), weekdays: new Uint8Array(rows) },
    ...{ languages: new Int16Array(rows), spoken: [] },
    ...{ numbers: new Int32Array(rows * numbersPerRow), sums: new Float64Array(rows) },
    ...{ keys: new Int16Array(buckets), counts: new Int32Array(buckets), beside: new Map() },
  };
}

/** Of few. */
function placeOf(spoken: (string | null)[], language: string | null): number {
  const known = spoken.indexOf(language);
  return known >= 0 ? known : spoken.push(language) - 1;
}

/** Waits that repeat those of the cell before lie where they do. */
function repeatRow({ numbers, sums }: Growing, row: number): void {
  numbers.copyWithin(row * numbersPerRow, (row - 1) * numbersPerRow, row * numbersPerRow);
  sums[row] = sums[row - 1] as number;
}

/** Answers where the next histogram begins. */
function layTally(laid: Growing, row: number, [tally, place]: readonly [Tally, number]): number {
  const { numbers, sums } = laid;
  const at = row * numbersPerRow;
  numbers[at + numberAt.n] = tally.n;
  numbers[at + numberAt.dateOnly] = tally.dateOnly;
  numbers[at + numberAt.open] = tally.open;
  numbers[at + numberAt.yes] = tally.yes;
  numbers[at + numberAt.no] = tally.no;
  numbers[at + numberAt.pending] = tally.pending;
  numbers[at + numberAt.ended] = place;
  const censored = layCounts(laid, place, tally.ended);
  numbers[at + numberAt.censored] = censored;
  const levels = layCounts(laid, censored, tally.censored);
  numbers[at + numberAt.levels] = levels;
  const end = layCounts(laid, levels, inHundredths(tally.levels));
  numbers[at + numberAt.end] = end;
  sums[row] = tally.sum;
  return end;
}

function inHundredths(levels: Histogram): Histogram {
  if (levels.size === 0) return levels;
  return new Map([...levels].map(([level, count]) => [Math.round(level * levelsPerUnit), count]));
}

/** Keys rise. Answers where they end. */
function layCounts({ keys, counts }: Growing, place: number, histogram: Histogram): number {
  if (histogram.size === 0) return place;
  let next = place;
  if (histogram instanceof SortedCounts)
    for (let at = histogram.from; at < histogram.to; at++) {
      keys[next] = histogram.sortedKeys[at] as number;
      counts[next++] = histogram.counts[at] as number;
    }
  else
    for (const [key, count] of [...histogram].sort(([one], [other]) => one - other)) {
      keys[next] = key;
      counts[next++] = count;
    }
  return next;
}
