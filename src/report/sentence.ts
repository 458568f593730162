// What one comparison says: the verdict picks the sentence, the figures only fill it.
import type { Comparison, ReasonCode } from '../domain/comparison.js';
import { consistentSentence } from './sentence/consistent.js';
import { gapSentence } from './sentence/gap.js';
import { inconclusiveSentence } from './sentence/inconclusive.js';
import { remarks } from './sentence/remarks.js';
import { typicalWait } from './sentence/typical-wait.js';
import type { Speaker } from './speaker.js';

/** The comparison's own sentence, one for every verdict; names as configured, the better channel first. */
export function verdictSentence(comparison: Comparison, speaker: Speaker): string {
  if (comparison.verdict === 'gap') return gapSentence(comparison, speaker);
  return comparison.verdict === 'consistent'
    ? consistentSentence(comparison, speaker)
    : inconclusiveSentence(comparison, speaker);
}

/**
 * Everything a comparison says, in reading order: the verdict, the absolute figures beside it, and what has to be known
 * with it (still waiting, mix, surveys, coverage, provisional).
 */
export function comparisonSentences(comparison: Comparison, speaker: Speaker): readonly string[] {
  const wait = comparison.verdict === 'gap' ? typicalWait(comparison, speaker) : null;
  return [
    verdictSentence(comparison, speaker),
    ...(wait === null ? [] : [wait]),
    ...remarks(comparison, speaker),
  ];
}

/** Why the verdict is what it is, in a few words for a table cell. */
export function reasonWords(reasonCode: ReasonCode, speaker: Speaker): string {
  return speaker.say(`reason.${reasonCode}`);
}
