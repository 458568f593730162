// What every sentence about a comparison may fill in: names and interval ends.
import type { Comparison } from '../../domain/comparison.js';
import type { Speaker } from '../speaker.js';

export interface Names {
  readonly [slot: string]: string;
  readonly topic: string;
  readonly better: string;
  readonly worse: string;
  readonly metric: string;
}

/** The names a sentence uses; `a` and `b` are the better and the worse channel where order says nothing. */
export function namesOf(comparison: Comparison, speaker: Speaker): Names {
  const better = speaker.channelName(comparison.better);
  const worse = speaker.channelName(comparison.worse);
  return {
    topic: speaker.topicName(comparison.topic),
    better,
    worse,
    a: better,
    b: worse,
    metric: speaker.metricName(comparison.metric),
  };
}

/** How the metric's sentences are keyed: by its own id where it has words of its own, else by its kind. */
export function wording(
  comparison: Comparison,
  speaker: Speaker,
): 'first_response' | 'resolution' | 'promise' | 'answer_correct' | 'share' | 'rating' {
  const kind = speaker.metricKind(comparison.metric);
  if (kind === 'duration') return durationWording(comparison);
  return comparison.metric === 'answer_correct' ? 'answer_correct' : kind;
}

function durationWording({
  basis,
  metric,
}: Comparison): 'promise' | 'resolution' | 'first_response' {
  if (basis === 'promise') return 'promise';
  return metric === 'resolution' ? 'resolution' : 'first_response';
}
