// What every cell of a pair shows at the end of a day.
import { rangeOf } from '../comparison/settings.js';
import { readCell, type CellReading } from './cell-reading.js';
import { layCells } from './cell-weeks.js';
import type { DayFrame } from './day-frame.js';
import type { DetectionSettings } from './detection-settings.js';
import { disperseCells } from './dispersion.js';
import type { Watch } from './watch.js';
import type { WatchState } from './watch-state.js';

function firstHeard(frame: DayFrame, startsFrom: string | null | undefined): number {
  const from = startsFrom ? frame.weeks.indexOf(startsFrom) : 0;
  return Math.max(0, from);
}

/** All topics first, then each topic. O(cells x weeks). */
export function readWatch(
  { measure }: Watch,
  state: WatchState,
  frame: DayFrame,
  settings: DetectionSettings,
): readonly CellReading[] {
  const { historyWeeks, minLearnedWeeks, estimateWeeks } = settings;
  const { kind } = measure.metric;
  const cells = layCells(state.weeks, {
    kind,
    range: rangeOf(measure.variant),
    weeks: frame.weeks,
    historyWeeks,
  });
  const learning = { completeWeeks: frame.completeWeeks, historyWeeks, minLearnedWeeks, kind };
  const dispersions = disperseCells(cells, learning);
  return cells.map((cell, index) => {
    const from = firstHeard(frame, state.latches.get(cell.topic)?.startsFrom);
    return readCell(cell, dispersions[index]!, { estimateWeeks, from });
  });
}
