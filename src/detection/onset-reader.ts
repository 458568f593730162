// The onset of a gap from stored tallies: its last half year, day by day.
import { addDays } from '../domain/zone.js';
import { dayNumber, isoWeekOf } from '../domain/civil-day.js';
import { dailyScores, onsetDays } from './daily-scores.js';
import { daysBetween } from './day-frame.js';
import { openEvidenceBook } from './evidence-book.js';
import type { GapStep } from './gap-step.js';
import { estimateOnset, type Onset } from './onset.js';
import type { WeekReader } from './week-reader.js';

/** Since when, as known at the end of the step's day; null without two weeks of contacts. Reads 26 weeks, most of them read before. */
export async function readOnset(step: GapStep, weeks: WeekReader): Promise<Onset | null> {
  const days = daysBetween(addDays(step.day, 1 - onsetDays), step.day);
  const book = openEvidenceBook('day');
  for (const week of new Set(days.map((day) => isoWeekOf(dayNumber(day))))) {
    for (const [day, parts] of await weeks.read(week)) {
      if (day > step.day) continue;
      for (const { stratum, cells } of parts)
        book.addTallies(stratum, cells.filter(isWanted(step)));
    }
  }
  return estimateOnset(dailyScores(book, step, days));
}

type CellOf = Parameters<ReturnType<typeof openEvidenceBook>['addTallies']>[1][number];

function isWanted({ watch, topic }: GapStep): (tally: CellOf) => boolean {
  const { metric, a, b } = watch.measure;
  const channels = new Set([a.channel, b.channel]);
  return ({ cell }) =>
    cell.metric === metric.id &&
    channels.has(cell.channel) &&
    (topic === null || cell.topic === topic);
}
