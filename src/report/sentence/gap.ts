// The sentence of a gap.
import type { Comparison } from '../../domain/comparison.js';
import { ratingScaleMax } from '../rating-scale.js';
import type { Speaker } from '../speaker.js';
import { namesOf, wording } from './slots.js';

/** From here on "93 times out of 100" reads "practically every time" (whole figures: 100 stands for 99.5 and more). */
const practicallyAlways = 99.5;

/** "Ask the same question about Billing via X and via Phone: X answers first 93 times out of 100 (between 90 and 95)." */
export function gapSentence(comparison: Comparison, speaker: Speaker): string {
  const words = wording(comparison, speaker);
  if (words === 'rating') return ratingGap(comparison, speaker);
  if (words === 'share') return shareGap(comparison, speaker);
  return words === 'answer_correct'
    ? answerGap(comparison, speaker)
    : durationGap(comparison, speaker, words);
}

function durationGap(
  comparison: Comparison,
  speaker: Speaker,
  words: 'first_response' | 'resolution' | 'promise',
): string {
  const names = namesOf(comparison, speaker);
  if ((comparison.timesOutOf100 ?? 0) >= practicallyAlways) {
    return speaker.say(`gap.${words}.practically`, names);
  }
  const { outOf100 } = speaker.figures;
  return speaker.say(`gap.${words}`, {
    ...names,
    x: outOf100(comparison.timesOutOf100),
    low: outOf100(comparison.timesOutOf100Low),
    high: outOf100(comparison.timesOutOf100High),
  });
}

function shareGap(comparison: Comparison, speaker: Speaker): string {
  const { percent, percentagePoints } = speaker.figures;
  return speaker.say('gap.share', {
    ...namesOf(comparison, speaker),
    p: percent(standardised(comparison, comparison.better).share),
    q: percent(standardised(comparison, comparison.worse).share),
    d: percentagePoints(comparison.difference.value),
    low: percentagePoints(comparison.difference.low),
    high: percentagePoints(comparison.difference.high),
  });
}

function answerGap(comparison: Comparison, speaker: Speaker): string {
  const times = (channel: string): string => {
    const { share } = standardised(comparison, channel);
    return speaker.figures.outOf100(share === null ? null : share * 100);
  };
  return speaker.say('gap.answer_correct', {
    ...namesOf(comparison, speaker),
    p: times(comparison.better),
    q: times(comparison.worse),
  });
}

function ratingGap(comparison: Comparison, speaker: Speaker): string {
  const { rating, count } = speaker.figures;
  return speaker.say('gap.rating', {
    ...namesOf(comparison, speaker),
    m: rating(standardised(comparison, comparison.better).mean),
    k: rating(standardised(comparison, comparison.worse).mean),
    max: count(ratingScaleMax(comparison)),
  });
}

const nothing = { median: null, p90: null, share: null, mean: null };

function standardised(
  comparison: Comparison,
  channel: string,
): Comparison['estimates'][string]['standardised'] {
  return comparison.estimates[channel]?.standardised ?? nothing;
}
