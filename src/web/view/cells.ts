// Finds cells and comparisons in a report without walking it again for each figure.
import type { Comparison, Verdict } from '../../domain/comparison.js';
import type { MetricId } from '../../domain/metric.js';
import type { MatrixCell } from '../../report/consistency-report.js';
import { oncePerReport } from './once.js';

export interface Lookup {
  readonly cells: (metric: MetricId, topic: string | null) => readonly MatrixCell[];
  readonly comparison: (id: string | null) => Comparison | null;
}

/** An index over one report's matrix and comparisons. */
export const lookupOf = oncePerReport((report): Lookup => {
  const byRow = new Map<string, MatrixCell[]>();
  for (const cell of report.matrix) {
    const key = rowKey(cell.metric, cell.topic);
    const row = byRow.get(key);
    if (row) row.push(cell);
    else byRow.set(key, [cell]);
  }
  const byId = new Map(report.comparisons.map((comparison) => [comparison.id, comparison]));
  return {
    cells: (metric, topic) => byRow.get(rowKey(metric, topic)) ?? [],
    comparison: (id) => (id === null ? null : (byId.get(id) ?? null)),
  };
});

function rowKey(metric: MetricId, topic: string | null): string {
  return `${metric}\u0000${topic ?? ''}`;
}

const order: readonly Verdict[] = ['gap', 'consistent', 'inconclusive'];

/** Position of a verdict in "largest gap first": gaps, then what is known to be alike, then what is not known. */
export function verdictOrder(verdict: Verdict | null): number {
  return verdict === null ? order.length : order.indexOf(verdict);
}
