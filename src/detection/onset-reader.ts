// The onset of a gap from stored tallies: its last half year, day by day.
import { addDays } from '../domain/zone.js';
import type { CellTally } from '../domain/cell.js';
import { dayNumber, isoWeekOf } from '../domain/civil-day.js';
import { dailyScores, onsetDays } from './daily-scores.js';
import { daysBetween } from './day-frame.js';
import { openEvidenceBook } from './evidence-book.js';
import type { GapStep } from './gap-step.js';
import { estimateOnset, type Onset } from './onset.js';
import type { WeekReader } from './week-reader.js';

/**
 * Since when, from the half year that ends with `lastDay`; null without two weeks of contacts. Reads 26 weeks, most of them
 * read before.
 */
export async function readOnset(
  step: GapStep,
  lastDay: string,
  weeks: WeekReader,
): Promise<Onset | null> {
  const days = daysBetween(addDays(lastDay, 1 - onsetDays), lastDay);
  const book = openEvidenceBook('day');
  for (const week of new Set(days.map((day) => isoWeekOf(dayNumber(day))))) {
    const { settled, open } = await weeks.read(week);
    for (const [day, parts] of [...settled, ...open]) {
      if (day > lastDay) continue;
      for (const { stratum, cells } of parts)
        book.addTallies(stratum, cells.filter(isWanted(step)));
    }
  }
  return estimateOnset(dailyScores(book, step, days));
}

function isWanted({ watch, topic }: GapStep): (tally: CellTally) => boolean {
  const { metric, a, b } = watch.measure;
  const channels = new Set([a.channel, b.channel]);
  return ({ cell }) =>
    cell.metric === metric.id &&
    channels.has(cell.channel) &&
    (topic === null || cell.topic === topic);
}
