// How alerts speak of a gap: the report's own words, with names short enough for a message.
import type { Comparison, Severity } from '../domain/comparison.js';
import type { ConsistencyReport } from '../report/consistency-report.js';
import { comparisonSentences } from '../report/sentence.js';
import { speakerOf, type Speaker } from '../report/speaker.js';
import type { Matter } from './matter.js';
import { alertWords } from './words.js';
import { cutAtWord, oneLine } from './plain-line.js';

const nameCharacters = 60;
const sentencesShown = 3;

/** A speaker of the report's language whose names fit a message, whatever their length. */
export function alertSpeaker(report: ConsistencyReport): Speaker {
  const speaker = speakerOf(report);
  const short = (name: string): string => cutAtWord(oneLine(name), nameCharacters) || '-';
  return {
    ...speaker,
    channelName: (id) => short(speaker.channelName(id)),
    topicName: (id) => short(speaker.topicName(id)),
    metricName: (id) => short(speaker.metricName(id)),
  };
}

/** The page's sentences for a comparison: what it says, the figures beside it, and the first remark. */
export function alertSentences(comparison: Comparison, speaker: Speaker): readonly string[] {
  return comparisonSentences(comparison, speaker).slice(0, sentencesShown);
}

/** One line for a gap: `Billing: Phone answers far later than X (Twitter)`. */
export function gapTitle(
  gap: Matter & Pick<Comparison, 'metric'> & { readonly severity: Severity | null },
  speaker: Speaker,
): string {
  const words = alertWords(speaker.lang).title;
  const names = {
    topic: speaker.topicName(gap.topic),
    better: speaker.channelName(gap.better),
    worse: speaker.channelName(gap.worse),
    metric: speaker.metricName(gap.metric),
    isFar: gap.severity === 'major',
  };
  if (gap.metric === 'first_response') return words.answersLater(names);
  return gap.metric === 'resolution' ? words.solvesLater(names) : words.doesWorse(names);
}
