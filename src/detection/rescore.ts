// Only the weeks that changed are scored again.
import type { TopicWeeks } from './cell-weeks.js';
import { sharedTopics } from './daily-scores.js';
import type { EvidenceBook } from './evidence-book.js';
import { matchedBlock } from './matched-block.js';
import { scoreWeek } from './score-week.js';
import type { Touched } from './touch-list.js';
import type { Watch } from './watch.js';
import type { WeekSums } from './week-sums.js';

function touchedWeeks(watch: Watch, topic: string, touched: Touched): ReadonlySet<string> {
  const { metric, a, b } = watch.measure;
  const [ofA, ofB] = [a, b].map((side) => touched({ metric: metric.id, ...side, topic }));
  return new Set([...(ofA ?? []), ...(ofB ?? [])]);
}

/** The weeks of a pair with the touched ones scored again and those before `oldestWeek` forgotten. Cost: the touched weeks. */
export function rescore(
  watch: Watch,
  weeks: TopicWeeks,
  book: EvidenceBook,
  { touched, oldestWeek }: { readonly touched: Touched; readonly oldestWeek: string },
): TopicWeeks {
  const after = new Map(weeks);
  for (const topic of sharedTopics(watch, book)) {
    const changed = [...touchedWeeks(watch, topic, touched)].filter((week) => week >= oldestWeek);
    if (changed.length === 0) continue;
    const sums = new Map<string, WeekSums>(
      [...(weeks.get(topic) ?? [])].filter(([week]) => week >= oldestWeek),
    );
    for (const week of changed) {
      const scored = scoreWeek(matchedBlock(book, watch, { topic, block: week }), watch.scoring);
      if (scored.weight > 0) sums.set(week, scored);
      else sums.delete(week);
    }
    after.set(topic, sums);
  }
  return after;
}
