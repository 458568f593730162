// Sums of the window and of its weeks: what matrix, promises and the trend are made of.
import { variants, type CellTally, type HeldCells } from '../../domain/cell.js';
import { lastPerObject } from '../../domain/per-object.js';
import { metricOf } from '../../domain/metric.js';
import type { StretchRead } from './read-evidence.js';
import { sumLists } from './sum-lists.js';

export interface Sums {
  /** Over the window. */
  readonly tallies: readonly CellTally[];
  /** ISO week -> over the week, as far as it lies before the window's end. */
  readonly weekTallies: ReadonlyMap<string, HeldCells>;
}

/** Sums of the window (what it holds at each address), and of every week with contacts. */
export function sumEvidence(
  stretches: readonly StretchRead[],
  inWindow: readonly CellTally[],
): Sums {
  const weeks = new Map<string, HeldCells>();
  for (const { week, read } of stretches) {
    const known = weeks.get(week);
    if (known) weeks.set(week, together(known, read.cells));
    else if (read.book.evidence.byMetric.size > 0) weeks.set(week, read.cells);
  }
  return { tallies: inMetricOrder(inWindow), weekTallies: weeks };
}

const sums = lastPerObject<HeldCells, HeldCells>();

/** The parts of a week, each the same object until something in it changes. */
function together(before: HeldCells, after: HeldCells): HeldCells {
  return sums.get(after, [before], () => {
    const cells = sumLists([before.list(), after.list()]);
    return { list: () => cells };
  });
}

/** By metric, as the catalogue has them, and reading: whichever cell was met first. */
function inMetricOrder(cells: readonly CellTally[]): readonly CellTally[] {
  const places: CellTally[][] = [];
  for (const cell of cells) (places[placeOf(cell)] ??= []).push(cell);
  return places.flat();
}

function placeOf({ cell: { metric, variant } }: CellTally): number {
  return metricOf(metric).code * variants.length + variants.indexOf(variant);
}
