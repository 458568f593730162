// Rows of columns added up, without making a tally of each.
import type { Histogram, Tally } from '../domain/cell.js';
import {
  levelsPerUnit,
  numberAt,
  numbersPerRow,
  type TallyColumns,
} from '../domain/packed-cells.js';
import { SortedCounts, sortedOf, sumSorted } from '../statistics/sorted-counts.js';

/** Histograms of waits to be added: most often there is one. */
class Waits {
  private first: SortedCounts | null = null;
  private rest: SortedCounts[] | null = null;

  add(counts: SortedCounts): void {
    if (counts.size === 0) return;
    if (this.first === null) this.first = counts;
    else (this.rest ??= []).push(counts);
  }

  sum(): Histogram {
    if (this.first === null) return nothing;
    return this.rest === null ? this.first : sumSorted([this.first, ...this.rest]);
  }
}

const nothing: Histogram = new Map();

/** A sum that grows. */
export class RowSum {
  private n = 0;
  private dateOnly = 0;
  private open = 0;
  private sum = 0;
  private yes = 0;
  private no = 0;
  private pending = 0;
  private readonly ended = new Waits();
  private readonly censored = new Waits();
  private levels: Map<number, number> | null = null;
  private beside: Map<string, number> | null = null;

  addRow(columns: TallyColumns, row: number): void {
    const { numbers, sums } = columns;
    const at = row * numbersPerRow;
    this.n += numbers[at + numberAt.n] as number;
    this.dateOnly += numbers[at + numberAt.dateOnly] as number;
    this.open += numbers[at + numberAt.open] as number;
    this.sum += sums[row] as number;
    this.yes += numbers[at + numberAt.yes] as number;
    this.no += numbers[at + numberAt.no] as number;
    this.pending += numbers[at + numberAt.pending] as number;
    this.addHistograms(columns, at);
    const beside = columns.beside.get(row);
    if (beside !== undefined) this.beside = added(this.beside, beside);
  }

  private addHistograms({ numbers, keys, counts }: TallyColumns, at: number): void {
    const ended = numbers[at + numberAt.ended] as number;
    const censored = numbers[at + numberAt.censored] as number;
    const levels = numbers[at + numberAt.levels] as number;
    const end = numbers[at + numberAt.end] as number;
    if (ended < censored) this.ended.add(new SortedCounts(keys, counts, ended, censored));
    if (censored < levels) this.censored.add(new SortedCounts(keys, counts, censored, levels));
    for (let place = levels; place < end; place++) {
      const level = (keys[place] as number) / levelsPerUnit;
      this.levels ??= new Map();
      this.levels.set(level, (this.levels.get(level) ?? 0) + (counts[place] as number));
    }
  }

  addTally(tally: Tally): void {
    this.n += tally.n;
    this.dateOnly += tally.dateOnly;
    this.open += tally.open;
    this.sum += tally.sum;
    this.yes += tally.yes;
    this.no += tally.no;
    this.pending += tally.pending;
    this.ended.add(sortedOf(tally.ended));
    this.censored.add(sortedOf(tally.censored));
    if (tally.levels.size > 0) this.levels = added(this.levels, tally.levels);
    if (tally.beside !== undefined) this.beside = added(this.beside, tally.beside);
  }

  /** All that was added. */
  tally(): Tally {
    const tally = {
      n: this.n,
      dateOnly: this.dateOnly,
      ended: this.ended.sum(),
      censored: this.censored.sum(),
      open: this.open,
      sum: this.sum,
      yes: this.yes,
      no: this.no,
      pending: this.pending,
      levels: this.levels ?? nothing,
    };
    return this.beside === null ? tally : { beside: this.beside, ...tally };
  }
}

function added<Key>(
  sums: ReadonlyMap<Key, number> | null,
  more: ReadonlyMap<Key, number>,
): Map<Key, number> {
  const sum = new Map(sums ?? []);
  for (const [key, count] of more) sum.set(key, (sum.get(key) ?? 0) + count);
  return sum;
}
