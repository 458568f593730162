// Blocks of cells -> series of contacts by address.
import type { Cell } from '../domain/cell.js';
import { isSameList } from '../domain/same-list.js';
import { childOf } from './child-of.js';
import type { EvidenceBlock } from './evidence.js';
import { mapSeries, openSeriesStore } from './series-store.js';
import { PackedSeries, type PackedEvidence, type PackedRows } from './packed-series.js';
import { addressKey } from './week-differences.js';

function inTimeOrder(a: EvidenceBlock, b: EvidenceBlock): number {
  if (a.stratum.day !== b.stratum.day) return a.stratum.day < b.stratum.day ? -1 : 1;
  return a.stratum.daypart - b.stratum.daypart || Number(a.isInWindow) - Number(b.isInWindow);
}

/** Groups blocks, in whatever order they come, into series; `before`: an earlier reading of the same ones. O(cells). */
export function indexEvidence(
  blocks: readonly EvidenceBlock[],
  before: PackedEvidence | null = null,
): PackedEvidence {
  const ordered = [...blocks].sort(inTimeOrder);
  const tables = ordered.map(({ cells }) => cells);
  const slots = ordered.map(({ stratum, lastDay = stratum.day, isInWindow = null }) => ({
    block: stratum.block,
    day: stratum.day,
    lastDay,
    daypart: stratum.daypart,
    isWeekend: stratum.isWeekend,
    isInWindow,
    isSum: false,
  }));
  const laid = before && mended(before, tables);
  return { slots, ...(laid ?? { ...seriesIn(tables), languages: languagesIn(tables) }) };
}

/** Where the same cells stand in the same rows as before, most often. */
function mended(before: PackedEvidence, tables: Tables): Omit<PackedEvidence, 'slots'> | null {
  const old = before.packed.tables;
  const isAlike =
    tables.length === old.length &&
    tables.every(({ cells }, slot) => isSameList(cells, old[slot]!.cells));
  if (!isAlike) return null;
  const packed = { ...before.packed, tables };
  const byMetric = mapSeries(before.byMetric, (series) => series.over(packed));
  return { packed, byMetric, languages: before.languages };
}

/** The blocks that evidence was made of, one a slot. */
export function blocksIn({ slots, packed }: PackedEvidence): readonly EvidenceBlock[] {
  return slots.map(({ block, day, daypart, isWeekend, lastDay, isInWindow }, slot) => ({
    stratum: { block, day, daypart, isWeekend },
    lastDay,
    cells: packed.tables[slot]!,
    ...(isInWindow !== null && { isInWindow }),
  }));
}

type Tables = PackedRows['tables'];

function languagesIn(tables: Tables): readonly string[] {
  const spoken = new Set<string>();
  for (const { cells } of tables)
    for (const { language } of cells) if (language !== null) spoken.add(language);
  return [...spoken].sort();
}

function seriesIn(tables: Tables): Pick<PackedEvidence, 'packed' | 'byMetric'> {
  const { cells, numberOf } = numbered(tables);
  const size = numberOf.reduce((sum, { length }) => sum + length, 0);
  const packed: PackedRows = { tables, slots: new Int32Array(size), rows: new Int32Array(size) };
  const ends = endsOf(numberOf, cells.length);
  layRows(packed, numberOf, ends.slice(0, cells.length));
  const store = openSeriesStore<PackedSeries>();
  for (let number = 0; number < cells.length; number++)
    store.put(cells[number]!, new PackedSeries(packed, ends[number]!, ends[number + 1]!));
  return { packed, byMetric: store.byMetric };
}

/** Puts the slot and row of every number where its series lies; `next`: where the next row of each series goes. */
function layRows(
  { slots, rows }: PackedRows,
  numberOf: readonly Int32Array[],
  next: Int32Array,
): void {
  for (let slot = 0; slot < numberOf.length; slot++) {
    const numbers = numberOf[slot]!;
    for (let row = 0; row < numbers.length; row++) {
      const number = numbers[row] as number;
      const place = next[number] as number;
      next[number] = place + 1;
      slots[place] = slot;
      rows[place] = row;
    }
  }
}

/** Where the rows of each series begin, and where the last ones end. */
function endsOf(numberOf: readonly Int32Array[], series: number): Int32Array {
  const ends = new Int32Array(series + 1);
  for (const numbers of numberOf)
    for (const number of numbers) ends[number + 1] = (ends[number + 1] as number) + 1;
  for (let number = 0; number < series; number++)
    ends[number + 1] = (ends[number + 1] as number) + (ends[number] as number);
  return ends;
}

/** Addresses in the order they are met. */
interface Numbered {
  /** Of each address one. */
  readonly cells: readonly Cell[];
  /** Slot -> row -> the number of its address. */
  readonly numberOf: readonly Int32Array[];
}

function numbered(tables: Tables): Numbered {
  const numbering = new Numbering();
  return {
    cells: numbering.cells,
    numberOf: tables.map((table) => numbering.numbersOf(table)),
  };
}

class Numbering {
  readonly cells: Cell[] = [];
  private readonly byAddress = new Map<string, number>();
  /** One reading names a cell by one object, in whichever blocks it occurs. */
  private readonly byCell = new Map<Cell, number>();

  /** Row -> the number of its address. */
  numbersOf({ cells }: Tables[number]): Int32Array {
    const numbers = new Int32Array(cells.length);
    for (let row = 0; row < cells.length; row++) numbers[row] = this.numberOf(cells[row]!);
    return numbers;
  }

  private numberOf(cell: Cell): number {
    let number = this.byCell.get(cell);
    if (number === undefined) this.byCell.set(cell, (number = this.numberAt(cell)));
    return number;
  }

  private numberAt(cell: Cell): number {
    return childOf(this.byAddress, addressKey(cell), () => this.cells.push(cell) - 1);
  }
}
