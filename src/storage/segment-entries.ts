// A segment in memory: what it counts, as three parallel columns, and how two of them add up.

/** Sorted by cell, then slot; no count is 0. Integers only, so that segments add and subtract exactly. */
export interface SegmentEntries {
  readonly cells: readonly number[];
  readonly slots: readonly number[];
  readonly counts: readonly number[];
}

/** The sum of many segments, added pairwise so that none is walked more often than needed. */
export function sumEntries(segments: readonly SegmentEntries[]): SegmentEntries {
  let level = segments;
  while (level.length > 1) {
    const next: SegmentEntries[] = [];
    for (let index = 0; index < level.length; index += 2) {
      next.push(mergeEntries(level[index]!, level[index + 1] ?? noEntries));
    }
    level = next;
  }
  return level[0] ?? noEntries;
}

interface Columns {
  readonly cells: number[];
  readonly slots: number[];
  readonly counts: number[];
}

export const noEntries: SegmentEntries = { cells: [], slots: [], counts: [] };

/** The sum of two segments (counts of the second may be negative); what adds up to 0 is left out. */
export function mergeEntries(a: SegmentEntries, b: SegmentEntries): SegmentEntries {
  const merged: Columns = { cells: [], slots: [], counts: [] };
  let i = 0;
  let j = 0;
  while (i < a.cells.length || j < b.cells.length) {
    const order = compareAt(a, i, b, j);
    const count = (order <= 0 ? a.counts[i]! : 0) + (order >= 0 ? b.counts[j]! : 0);
    if (order <= 0) push(merged, a, i, count);
    else push(merged, b, j, count);
    if (order <= 0) i++;
    if (order >= 0) j++;
  }
  return merged;
}

function push(into: Columns, from: SegmentEntries, index: number, count: number): void {
  if (count === 0) return;
  into.cells.push(from.cells[index]!);
  into.slots.push(from.slots[index]!);
  into.counts.push(count);
}

function compareAt(a: SegmentEntries, i: number, b: SegmentEntries, j: number): number {
  if (i >= a.cells.length) return 1;
  if (j >= b.cells.length) return -1;
  const byCell = a.cells[i]! - b.cells[j]!;
  return byCell === 0 ? a.slots[i]! - b.slots[j]! : byCell;
}
