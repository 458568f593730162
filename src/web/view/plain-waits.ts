// The plain waits behind a comparison that holds each channel against its own promise.
import type { Comparison } from '../../domain/comparison.js';
import type { ConsistencyReport } from '../../report/consistency-report.js';
import { cellsOf } from './topic-cells.js';

export interface PlainWait {
  readonly channel: string;
  /** Seconds. */
  readonly wait: number;
}

/** Better first; empty where the comparison is in plain time already, or a wait is not known. */
export function plainWaits(
  report: ConsistencyReport,
  { metric, topic, difference, better, worse }: Comparison,
): readonly PlainWait[] {
  if (difference.unit !== 'of_promise') return [];
  const cells = cellsOf(report, metric, topic);
  const found = [better, worse].flatMap((channel) => {
    const wait = cells.find((cell) => cell.channel === channel)?.median ?? null;
    return wait === null ? [] : [{ channel, wait }];
  });
  return found.length === 2 ? found : [];
}
