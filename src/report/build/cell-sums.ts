// Tallies grouped and added: by topic, channel and metric, languages together.
import type { CellTally, Tally, Variant } from '../../domain/cell.js';
import type { MetricId, MetricKind } from '../../domain/metric.js';
import type { ComparisonClock } from '../../domain/comparison.js';
import { sumTallies } from '../../comparison/tallies.js';
import { groupBy } from './group-by.js';

/** The cells that fall into each group, in the order they come. */
export function groupCells(
  cells: readonly CellTally[],
  keyOf: (cell: CellTally['cell']) => string | null,
  group: typeof groupBy<CellTally> = groupBy,
): ReadonlyMap<string, readonly CellTally[]> {
  return group(cells, ({ cell }) => keyOf(cell));
}

/** What the cells hold together; null where there are none. */
export function totalOf(cells: readonly CellTally[]): Tally | null {
  return cells.length === 0 ? null : sumTallies(cells.map(({ tally }) => tally));
}

export interface MetricReading {
  readonly metric: MetricId;
  readonly kind: MetricKind;
  readonly clock: ComparisonClock;
}

/** First-contact resolution blind to other doors: shown beside the reading through any channel, never in its place. */
export const besideOnly: Variant = 'in_channel';

/**
 * In which variant are these cells of one metric shown? Waits on the clock asked for (a channel that is always open has
 * the customer's only); else the one with the most contacts. Null where there is none.
 */
export function shownVariant(cells: readonly CellTally[], reading: MetricReading): Variant | null {
  const variants = new Set(cells.map(({ cell }) => cell.variant));
  if (reading.kind === 'duration') {
    if (variants.has(reading.clock)) return reading.clock;
    return variants.has('customer') ? 'customer' : null;
  }
  variants.delete(besideOnly);
  return commonest(cells, [...variants].sort());
}

function commonest(cells: readonly CellTally[], variants: readonly Variant[]): Variant | null {
  const contacts = (variant: Variant): number =>
    cells.reduce((sum, { cell, tally }) => sum + (cell.variant === variant ? tally.n : 0), 0);
  return variants.reduce<Variant | null>(
    (best, variant) => (best === null || contacts(variant) > contacts(best) ? variant : best),
    null,
  );
}
