// The one line above everything.
import type { Verdict } from '../../domain/comparison.js';
import type { ConsistencyReport } from '../consistency-report.js';
import type { Say } from '../words/words.js';
import type { OnTopic } from './on-topic.js';
import { gravestOf, topicVerdicts } from './topic-verdicts.js';

type Headline = ConsistencyReport['headline'];

/**
 * How many topics are not consistent? `consistent` only when every topic is; a gap over all shared topics counts even
 * where no single topic stands out.
 */
export function headlineOf(
  onTopics: readonly OnTopic[],
  before: number | null,
  say: Say,
): Headline {
  const verdicts = [...topicVerdicts(onTopics).values()];
  const count = (wanted: Verdict): number =>
    verdicts.filter((verdict) => verdict === wanted).length;
  const counts = {
    topics: verdicts.length,
    inconsistentTopics: count('gap'),
    inconclusiveTopics: count('inconclusive'),
  };
  const isGapOverAll = onTopics.some(
    ({ topic, judged }) => topic === null && gravestOf(judged) === 'gap',
  );
  const verdict = overall(counts, isGapOverAll);
  return {
    verdict,
    ...counts,
    inconsistentTopicsBefore: before,
    sentence: sentenceOf(verdict, counts, say),
  };
}

type Counts = Pick<Headline, 'topics' | 'inconsistentTopics' | 'inconclusiveTopics'>;

function overall(counts: Counts, isGapOverAll: boolean): Verdict {
  if (counts.inconsistentTopics > 0 || isGapOverAll) return 'gap';
  return counts.topics > 0 && counts.inconclusiveTopics === 0 ? 'consistent' : 'inconclusive';
}

function sentenceOf(verdict: Verdict, { topics, inconsistentTopics }: Counts, say: Say): string {
  if (verdict === 'consistent') return say('headline.consistent', { n: topics });
  if (verdict === 'inconclusive') return say('headline.inconclusive');
  return inconsistentTopics > 0
    ? say('headline.gap', { k: inconsistentTopics, n: topics })
    : say('headline.gapOverAll');
}
