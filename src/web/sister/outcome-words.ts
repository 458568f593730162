// What became of a contact, besides its waits.
import type { Interaction } from '../../domain/interaction.js';
import type { Page } from '../frame/page.js';

/** "promise kept · passed on 2x · satisfaction 4": only what is known. */
export function outcomeWords(page: Page, row: Interaction): string {
  return [...kept(page, row), ...moved(page, row), ...answered(page, row)].join(' · ');
}

function kept({ say }: Page, { promiseKept, isSettledByBot }: Interaction): readonly string[] {
  return [
    ...(promiseKept === null ? [] : [say(promiseKept ? 'outcome.kept' : 'outcome.missed')]),
    ...(isSettledByBot ? [say('excluded.settled_by_bot')] : []),
  ];
}

function moved({ say }: Page, { transfers, reopenedAt }: Interaction): readonly string[] {
  return [
    ...(transfers ? [say('outcome.transfers', { n: transfers })] : []),
    ...(reopenedAt === null ? [] : [say('outcome.reopened')]),
  ];
}

function answered({ say, speaker, write }: Page, row: Interaction): readonly string[] {
  const ratings = (['csat', 'nps', 'ces'] as const).flatMap((metric) => {
    const value = row[metric];
    return value === null ? [] : [`${speaker.metricName(metric)} ${write.count(value)}`];
  });
  if (row.answerCorrect === null) return ratings;
  return [...ratings, say(row.answerCorrect ? 'outcome.right' : 'outcome.wrong')];
}
