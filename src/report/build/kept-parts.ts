// What a report was made of last time, part by part: a report made again after a poll looks at little else than what has changed.
import type { Remembered } from '../../comparison/remembered.js';
import type { Comparison, ComparisonClock } from '../../domain/comparison.js';
import { openKeptList, type KeptList } from '../../domain/kept-list.js';
import type { CellTally } from '../../domain/cell.js';
import type { MatrixCell, PromiseRow, TrendPoint } from '../consistency-report.js';
import { openKeptOrder } from './in-order.js';
import { openKeptMatrix, type KeptMatrix } from './matrix.js';
import { openTopics, type OnTopic } from './on-topic.js';
import { openChannels, type CellsOfChannels } from './places.js';

/** Of one window and clock, as far as nothing is filtered. */
export interface KeptParts {
  readonly finished: KeptList<Comparison>;
  readonly onTopics: (comparisons: readonly Comparison[]) => readonly OnTopic[];
  readonly channels: (tallies: readonly CellTally[]) => CellsOfChannels;
  readonly matrix: KeptMatrix;
  readonly matrixOrder: ReturnType<typeof openKeptOrder<MatrixCell>>;
  readonly promiseOrder: ReturnType<typeof openKeptOrder<PromiseRow>>;
  readonly trend: KeptList<readonly TrendPoint[]>;
}

/** Those of a clock among what was made of a window's evidence. */
export function keptPartsOf(remembered: Remembered, clock: ComparisonClock): KeptParts {
  return remembered.get(`report ${clock}`, [], openKeptParts);
}

export function openKeptParts(): KeptParts {
  return {
    finished: openKeptList(),
    onTopics: openTopics(),
    channels: openChannels(),
    matrix: openKeptMatrix(),
    matrixOrder: openKeptOrder(),
    promiseOrder: openKeptOrder(),
    trend: openKeptList(),
  };
}
