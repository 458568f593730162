// Sums over the window and week by week: what the matrix, the promises and the trend are made of.
import { variants, type CellTally } from '../../domain/cell.js';
import { metricOf } from '../../domain/metric.js';
import { sumCells } from '../build/cell-sums.js';
import type { StretchRead } from './read-evidence.js';

export interface Sums {
  /** Over the window. */
  readonly tallies: readonly CellTally[];
  /** ISO week -> over the week, as far as it lies before the window's end. */
  readonly weekTallies: ReadonlyMap<string, readonly CellTally[]>;
}

/** Sums of the window, and of every week with contacts among the stretches. */
export function sumStretches(stretches: readonly StretchRead[]): Sums {
  const [weeks, inside] = [new Map<string, CellTally[]>(), new Map<string, CellTally[]>()];
  for (const { week, isInWindow, blocks } of stretches) {
    const cells = sumCells(blocks.flatMap((block) => block.cells));
    if (cells.length === 0) continue;
    weeks.set(week, [...(weeks.get(week) ?? []), ...cells]);
    if (isInWindow) inside.set(week, [...cells]);
  }
  return {
    tallies: inMetricOrder(sumCells([...inside.values()].flat())),
    weekTallies: new Map([...weeks].map(([week, cells]) => [week, sumCells(cells)])),
  };
}

/** By metric, as the catalogue has them, and reading: whichever cell was met first. */
function inMetricOrder(cells: readonly CellTally[]): readonly CellTally[] {
  const placeOf = ({ cell }: CellTally): number =>
    metricOf(cell.metric).code * variants.length + variants.indexOf(cell.variant);
  return [...cells].sort((one, other) => placeOf(one) - placeOf(other));
}
