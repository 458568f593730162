// Gathers what one page adds to and takes from each segment, cheaply: small integers as keys, one sort per segment.
import type { Instant } from '../domain/clock.js';
import type { SegmentEntries } from './segment-entries.js';

export interface SegmentDeltas {
  /** Chooses the segment (by its start) and the cell that `count` goes to. */
  select(start: Instant, cell: number): void;
  /** Adds `count` (may be negative) to one slot of the chosen cell. */
  readonly count: (slot: number, count: number) => void;
  /** Everything gathered, per segment start; a segment left with nothing to change is absent. */
  finish(): ReadonlyMap<Instant, SegmentEntries>;
}

/** More than any slot number (`slots.ts`). */
const slotSpan = 8192;

type Counts = Map<number, number>;

export function createSegmentDeltas(): SegmentDeltas {
  const indexOf = new Map<number, number>();
  const cells: number[] = [];
  const segments = new Map<Instant, Counts>();
  let chosen: Counts = new Map();
  let base = 0;
  return {
    select(start, cell) {
      let index = indexOf.get(cell);
      if (index === undefined) indexOf.set(cell, (index = cells.push(cell) - 1));
      base = index * slotSpan;
      const counts = segments.get(start);
      if (counts === undefined) segments.set(start, (chosen = new Map<number, number>()));
      else chosen = counts;
    },
    count(slot, count) {
      const key = base + slot;
      chosen.set(key, (chosen.get(key) ?? 0) + count);
    },
    finish() {
      const ranked = rankCells(cells);
      const finished = [...segments].map(
        ([start, counts]) => [start, sortedEntries(counts, cells, ranked)] as const,
      );
      return new Map(finished.filter(([, entries]) => entries.cells.length > 0));
    },
  };
}

interface Ranked {
  readonly rankOf: readonly number[];
  readonly indexAt: readonly number[];
}

function rankCells(cells: readonly number[]): Ranked {
  const indexAt = cells.map((_, index) => index).sort((a, b) => cells[a]! - cells[b]!);
  const rankOf = new Array<number>(cells.length);
  indexAt.forEach((index, rank) => (rankOf[index] = rank));
  return { rankOf, indexAt };
}

function sortedEntries(
  counts: ReadonlyMap<number, number>,
  cells: readonly number[],
  { rankOf, indexAt }: Ranked,
): SegmentEntries {
  const keys = new Float64Array(counts.size);
  let filled = 0;
  for (const key of counts.keys()) {
    const slot = key % slotSpan;
    keys[filled++] = rankOf[(key - slot) / slotSpan]! * slotSpan + slot;
  }
  keys.sort();
  const entries = { cells: [] as number[], slots: [] as number[], counts: [] as number[] };
  for (const key of keys) {
    const slot = key % slotSpan;
    const index = indexAt[(key - slot) / slotSpan]!;
    const count = counts.get(index * slotSpan + slot)!;
    if (count === 0) continue;
    entries.cells.push(cells[index]!);
    entries.slots.push(slot);
    entries.counts.push(count);
  }
  return entries;
}
