// Blocks of cells -> series of contacts by address.
import type { Cell } from '../domain/cell.js';
import { childOf } from './child-of.js';
import type { EvidenceBlock } from './evidence.js';
import { openSeriesStore } from './series-store.js';
import { PackedSeries, type PackedEvidence, type PackedRows } from './packed-series.js';
import { addressKey } from './week-differences.js';

function inTimeOrder(a: EvidenceBlock, b: EvidenceBlock): number {
  if (a.stratum.day !== b.stratum.day) return a.stratum.day < b.stratum.day ? -1 : 1;
  return a.stratum.daypart - b.stratum.daypart || Number(a.isInWindow) - Number(b.isInWindow);
}

/** Groups blocks, in whatever order they come, into series. O(cells). */
export function indexEvidence(blocks: readonly EvidenceBlock[]): PackedEvidence {
  const ordered = [...blocks].sort(inTimeOrder);
  const tables = ordered.map(({ cells }) => cells);
  const slots = ordered.map(({ stratum, lastDay = stratum.day, isInWindow = null }) => ({
    ...{ ...stratum, lastDay, isInWindow, isSum: false },
  }));
  return { slots, tables, byMetric: seriesIn(tables), languages: languagesIn(tables) };
}

/** The blocks that evidence was made of, one a slot. */
export function blocksIn({ slots, tables }: PackedEvidence): readonly EvidenceBlock[] {
  return slots.map(({ block, day, daypart, isWeekend, lastDay, isInWindow }, slot) => ({
    ...{ stratum: { block, day, daypart, isWeekend }, lastDay, cells: tables[slot]! },
    ...(isInWindow !== null && { isInWindow }),
  }));
}

type Tables = PackedEvidence['tables'];

function languagesIn(tables: Tables): readonly string[] {
  const spoken = new Set<string>();
  for (const { cells } of tables)
    for (const { language } of cells) if (language !== null) spoken.add(language);
  return [...spoken].sort();
}

function seriesIn(tables: Tables): PackedEvidence['byMetric'] {
  const size = tables.reduce((sum, { cells }) => sum + cells.length, 0);
  const packed: PackedRows = { tables, slots: new Int32Array(size), rows: new Int32Array(size) };
  const store = openSeriesStore<PackedSeries>();
  let from = 0;
  for (const { cell, slots, rows } of gather(tables)) {
    packed.slots.set(slots, from);
    packed.rows.set(rows, from);
    const to = from + rows.length;
    store.put(cell, new PackedSeries(packed, from, to));
    from = to;
  }
  return store.byMetric;
}

/** The rows of an address. */
interface Gathered {
  readonly cell: Cell;
  readonly slots: number[];
  readonly rows: number[];
}

function gather(tables: Tables): Iterable<Gathered> {
  const byAddress = new Map<string, Gathered>();
  // One reading names a cell by one object, in whichever blocks it occurs.
  const byCell = new Map<Cell, Gathered>();
  const gathered = (cell: Cell): Gathered =>
    childOf(byAddress, addressKey(cell), () => ({ cell, slots: [], rows: [] }));
  tables.forEach(({ cells }, slot) => {
    cells.forEach((cell, row) => {
      const { slots, rows } = childOf(byCell, cell, () => gathered(cell));
      slots.push(slot);
      rows.push(row);
    });
  });
  return byAddress.values();
}
