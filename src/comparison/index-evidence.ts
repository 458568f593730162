// Blocks of cells -> series of contacts by address.
import type { Cell } from '../domain/cell.js';
import { childOf } from './child-of.js';
import type { EntryColumns } from './entry-columns.js';
import { openSeriesStore, type EvidenceBlock } from './evidence.js';
import { layEntries } from './lay-entries.js';
import { PackedSeries, type PackedEvidence } from './packed-series.js';
import { addressKey } from './week-differences.js';

function inTimeOrder(a: EvidenceBlock, b: EvidenceBlock): number {
  if (a.stratum.day !== b.stratum.day) return a.stratum.day < b.stratum.day ? -1 : 1;
  return a.stratum.daypart - b.stratum.daypart || Number(a.isInWindow) - Number(b.isInWindow);
}

/** Groups blocks, in whatever order they come, into series. O(cells and buckets). */
export function indexEvidence(blocks: readonly EvidenceBlock[]): PackedEvidence {
  const ordered = [...blocks].sort(inTimeOrder);
  const columns = layEntries(ordered.map(({ cells }) => cells));
  const slots = ordered.map(({ stratum, lastDay = stratum.day, isInWindow = null }) => ({
    ...{ ...stratum, lastDay, isInWindow, isSum: false },
  }));
  const languages = columns.spoken.filter((language) => language !== null).sort();
  return { slots, byMetric: seriesOf(ordered, columns), languages };
}

interface Gathered {
  readonly cell: Cell;
  readonly rows: number[];
}

function seriesOf(
  blocks: readonly EvidenceBlock[],
  columns: EntryColumns,
): PackedEvidence['byMetric'] {
  const order = new Int32Array(columns.slots.length);
  const store = openSeriesStore<PackedSeries>();
  let from = 0;
  for (const { cell, rows } of rowsByAddress(blocks)) {
    order.set(rows, from);
    const to = from + rows.length;
    store.put(cell, new PackedSeries(columns, order, from, to));
    from = to;
  }
  return store.byMetric;
}

function rowsByAddress(blocks: readonly EvidenceBlock[]): Iterable<Gathered> {
  const byAddress = new Map<string, Gathered>();
  // One reading names a cell by one object, in whichever blocks it occurs.
  const byCell = new Map<Cell, Gathered>();
  const gathered = (cell: Cell): Gathered =>
    childOf(byAddress, addressKey(cell), () => ({ cell, rows: [] }));
  let row = 0;
  for (const { cells } of blocks)
    for (const { cell } of cells) childOf(byCell, cell, () => gathered(cell)).rows.push(row++);
  return byAddress.values();
}
