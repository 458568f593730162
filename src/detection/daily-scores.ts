// A cell day by day, for the question since when: contacts of both channels matched inside one local day.
import { dayNumber, isoWeekOf } from '../domain/civil-day.js';
import { scoreMatched } from '../comparison/matched-strata.js';
import type { EvidenceBook } from './evidence-book.js';
import type { Direction } from './evidence-strength.js';
import { matchedBlock } from './matched-block.js';
import type { DayScore } from './onset.js';
import type { Watch } from './watch.js';

/** How many days an onset is sought in. */
export const onsetDays = 182;

/** A cell as its days are read. */
export interface DailyQuestion {
  readonly watch: Watch;
  /** null = all topics both channels had contacts on. */
  readonly topic: string | null;
  readonly worse: Direction;
}

/** Topics of a watch that both channels have in a book, sorted. */
export function sharedTopics({ measure: { metric, a, b } }: Watch, book: EvidenceBook): string[] {
  const [inA, inB] = [a, b].map((side) => book.topicsOf({ metric: metric.id, ...side }));
  return [...(inA ?? [])].filter((topic) => inB?.has(topic)).sort();
}

/** S_d and W_d of each day, positive = the channel thought worse is worse. `book` holds days. O(strata of those days). */
export function dailyScores(
  book: EvidenceBook,
  { watch, topic, worse }: DailyQuestion,
  days: readonly string[],
): readonly DayScore[] {
  const topics = topic === null ? sharedTopics(watch, book) : [topic];
  const sign = (worse === 'a') === watch.scoring.isLargerWorse ? 1 : -1;
  return days.map((day) => {
    let [score, weight] = [0, 0];
    for (const one of topics)
      for (const stratum of matchedBlock(book, watch, { topic: one, block: day })) {
        const scored = scoreMatched(stratum, 0);
        score += sign * scored.score;
        weight += scored.weight;
      }
    return { day, week: isoWeekOf(dayNumber(day)), score, weight };
  });
}
