// The sentence of a pair that cannot be judged yet, and what is missing.
import type { Comparison, ReasonCode } from '../../domain/comparison.js';
import type { Speaker } from '../speaker.js';
import { namesOf } from './slots.js';

type Few = 'too_few_contacts';
type Wide = 'interval_spans_margin' | 'survey_modes_differ' | 'beyond_margin' | 'within_margin';
type Named = Exclude<ReasonCode, Few | Wide>;

const wide: ReadonlySet<ReasonCode> = new Set<Wide>([
  'interval_spans_margin',
  'survey_modes_differ',
  'beyond_margin',
  'within_margin',
]);

/** "We cannot tell yet for Billing: only 4 contacts via Phone." */
export function inconclusiveSentence(comparison: Comparison, speaker: Speaker): string {
  const { reasonCode } = comparison;
  if (reasonCode === 'too_few_contacts') return fewSentence(comparison, speaker);
  return wide.has(reasonCode)
    ? wideSentence(comparison, speaker)
    : speaker.say(`inconclusive.${reasonCode as Named}`, namesOf(comparison, speaker));
}

/** From here on it is not the number of contacts that is short, but their counterparts. */
const plentyOfContacts = 20;

function fewSentence(comparison: Comparison, speaker: Speaker): string {
  const { better, worse } = comparison;
  const contacts = (channel: string): number => contactsOf(comparison, channel, speaker);
  const scarce = contacts(better) < contacts(worse) ? better : worse;
  const names = namesOf(comparison, speaker);
  if (contacts(scarce) >= plentyOfContacts)
    return speaker.say('inconclusive.no_counterpart', names);
  const channel = speaker.channelName(scarce);
  return speaker.say('inconclusive.few', { ...names, n: contacts(scarce), channel });
}

/** Every wait counts, ended or not; shares and ratings rest on the decided ones. */
function contactsOf(comparison: Comparison, channel: string, speaker: Speaker): number {
  const own = comparison.estimates[channel];
  if (own === undefined) return 0;
  return speaker.metricKind(comparison.metric) === 'duration' ? own.n : own.answered;
}

function wideSentence(comparison: Comparison, speaker: Speaker): string {
  const names = namesOf(comparison, speaker);
  const { outOf100, percentagePoints, rating } = speaker.figures;
  const kind = speaker.metricKind(comparison.metric);
  if (kind === 'duration') {
    const low = outOf100(comparison.timesOutOf100Low);
    return speaker.say('inconclusive.wide', {
      ...names,
      low,
      high: outOf100(comparison.timesOutOf100High),
    });
  }
  const points = kind === 'share' ? percentagePoints : rating;
  return speaker.say(`inconclusive.wide.${kind}`, {
    ...names,
    low: points(comparison.difference.low),
    high: points(comparison.difference.high),
  });
}
