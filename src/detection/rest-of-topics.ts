// What a pair's other topics say, taken together: to tell a cause that all share from one topic's own.
import type { CellReading } from './cell-reading.js';
import { evidenceStrength, type Direction } from './evidence-strength.js';
import { noWeek, sumWeeks, type WeekSums } from './week-sums.js';

/** The topics that are left, with the dispersion of all of them. */
export interface RestOfTopics {
  readonly dispersion: CellReading['dispersion'];
  readonly recent: WeekSums;
  /** Oldest first, as many as all topics are heard for. */
  readonly heard: readonly WeekSums[];
}

/** All topics but those left out. */
export function restWithout(
  readings: readonly CellReading[],
  isLeftOut: (topic: string) => boolean,
): RestOfTopics | null {
  const all = readings.find(({ topic }) => topic === null);
  if (!all) return null;
  const rest = readings.filter(({ topic }) => topic !== null && !isLeftOut(topic));
  const heard = all.heard.map((_, index) =>
    sumWeeks(rest.map((reading) => reading.heard.at(index - all.heard.length) ?? noWeek)),
  );
  return { dispersion: all.dispersion, recent: sumWeeks(rest.map(({ recent }) => recent)), heard };
}

/** Does their estimate lie beyond the margin, with evidence of at least `level`? */
export function isCalling(rest: RestOfTopics | null, worse: Direction, level: number): boolean {
  if (rest === null || (worse === 'a' ? rest.recent.aWorse : rest.recent.bWorse).full <= 0)
    return false;
  return evidenceStrength(rest.heard, worse, rest.dispersion) >= Math.log(level);
}
