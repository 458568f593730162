// The absolute figures that stand beside a gap in waits.
import type { Comparison } from '../../domain/comparison.js';
import { localeNumber } from '../words/locale-number.js';
import type { WordKey } from '../words/words.js';
import type { Speaker } from '../speaker.js';
import { namesOf, wording } from './slots.js';

/** "Typical wait: 49 min against 14 h 19 min." Null where the metric is no wait or the better channel's median is not reached. */
export function typicalWait(comparison: Comparison, speaker: Speaker): string | null {
  if (speaker.metricKind(comparison.metric) !== 'duration') return null;
  const a = medianOf(comparison, comparison.better);
  const b = medianOf(comparison, comparison.worse);
  if (a === null) return null;
  const words = wording(comparison, speaker);
  if (words === 'promise') return b === null ? null : promiseWait(a, b, speaker);
  return speaker.say(waitKey(words === 'resolution', b === null), {
    ...namesOf(comparison, speaker),
    a: speaker.figures.wait(a),
    b: speaker.figures.wait(b),
  });
}

function waitKey(isResolution: boolean, isUnreached: boolean): WordKey {
  if (isUnreached) return isResolution ? 'wait.unreached.resolution' : 'wait.unreached';
  return isResolution ? 'wait.typical.resolution' : 'wait.typical';
}

function promiseWait(a: number, b: number, speaker: Speaker): string {
  const times = (value: number): string => localeNumber(value, speaker.lang, { atMost: 2 });
  return speaker.say('wait.typical.promise', { a: times(a), b: times(b) });
}

function medianOf(comparison: Comparison, channel: string): number | null {
  return comparison.estimates[channel]?.standardised.median ?? null;
}
