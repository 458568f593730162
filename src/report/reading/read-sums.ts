// Sums over the window and week by week: what the matrix, the promises and the trend are made of.
import type { CellTally } from '../../domain/cell.js';
import type { Instant } from '../../domain/clock.js';
import type { Window } from '../../domain/window.js';
import { isoWeek } from '../../domain/zone.js';
import { sumCells } from '../build/cell-sums.js';
import type { EvidenceAsked } from './read-evidence.js';

export interface Sums {
  /** Over the window. */
  readonly tallies: readonly CellTally[];
  /** ISO week -> over the week, as far as it lies before the window's end. */
  readonly weekTallies: ReadonlyMap<string, readonly CellTally[]>;
}

/** Sums of the window, and of every week from `trendFrom` (or the window's start, if earlier) on. */
export async function readSums(
  asked: EvidenceAsked,
  window: Window,
  trendFrom: Instant,
): Promise<Sums> {
  const earlier = await readWeeks(asked, { from: trendFrom, to: window.from });
  const inside = await readWeeks(asked, window);
  const weeks = [...new Set([...earlier.keys(), ...inside.keys()])].sort();
  return {
    tallies: sumCells([...inside.values()].flat()),
    weekTallies: new Map(
      weeks.map((week) => [
        week,
        sumCells([...(earlier.get(week) ?? []), ...(inside.get(week) ?? [])]),
      ]),
    ),
  };
}

async function readWeeks(
  { tallies, zone, pieces }: EvidenceAsked,
  stretch: Window,
): Promise<ReadonlyMap<string, readonly CellTally[]>> {
  const weeks = new Map<string, readonly CellTally[]>();
  if (stretch.from >= stretch.to) return weeks;
  const groups = await tallies.read(
    stretch,
    (start) => `${isoWeek(start, zone)} ${pieces.pieceOf(start)}`,
  );
  for (const [key, cells] of groups) {
    const [week = '', piece = '0'] = key.split(' ');
    weeks.set(week, [...(weeks.get(week) ?? []), ...pieces.known(cells, Number(piece))]);
  }
  return weeks;
}
