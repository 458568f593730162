// Why a comparison says what it says, in one English sentence.
import type { Interval } from './effect.js';
import type { Finding } from './finding.js';
import { contactCount } from './finding.js';
import type { Judgement } from './judgement.js';
import type { ComparisonSettings } from './settings.js';

/** A figure as people say it: 17.5, 2.31, 0.42. */
function figure(value: number): string {
  return String(Number(Math.abs(value) >= 10 ? value.toPrecision(3) : value.toFixed(2)));
}

/** The ends of an interval, rounder than the figure between them. */
function rough(value: number): string {
  if (!Number.isFinite(value)) return 'no end';
  return String(Number(Math.abs(value) >= 10 ? value.toPrecision(2) : value.toFixed(2)));
}

const noDifference: Interval = { value: 0, low: null, high: null };

/** " (14-22)"; empty where there is no interval. */
function span(
  low: number | null,
  high: number | null,
  scale = (end: number): number => end,
): string {
  if (low === null || high === null) return '';
  const from = scale(low);
  const to = scale(high);
  const dash = from < 0 || !Number.isFinite(to) ? ' to ' : '-';
  return ` (${rough(from)}${dash}${rough(to)})`;
}

/** Names and numbers a sentence is made of, oriented to the worse channel. */
interface Words {
  readonly better: string;
  readonly worse: string;
  /** "phone waits 17.5 times as long (14-22)". */
  readonly difference: string;
  /** "1.15 times". */
  readonly margin: string;
}

function ratioWords(worse: string, { context, effect }: Finding): string {
  const { metric, basis } = context.measure;
  const verb = metric.id === 'first_response' ? 'waits' : 'takes';
  const against = basis === 'promise' ? ' against its promise' : '';
  return `${worse} ${verb} ${timesAsLong(effect?.difference ?? noDifference, against)}`;
}

function timesAsLong({ value, low, high }: Interval, against: string): string {
  const long = `times as long${against}`;
  if (low === Infinity) return `beyond every number of ${long}`;
  if (value === Infinity) return `at least ${figure(Math.exp(low ?? 0))} ${long}`;
  return `${figure(Math.exp(value))} ${long}${span(low, high, Math.exp)}`;
}

function pointsWords(worse: string, { context, effect }: Finding): string {
  const { metric } = context.measure;
  const unit = metric.kind === 'share' ? 'percentage points' : 'points';
  const side = metric.better === 'lower' ? 'higher' : 'lower';
  const { value, low, high } = effect?.difference ?? noDifference;
  return `${worse} is ${figure(value)} ${unit} ${side} on ${metric.id}${span(low, high)}`;
}

function wordsOf(finding: Finding): Words {
  const { a, b, metric } = finding.context.measure;
  const isAWorse = finding.effect?.axis.isAWorse ?? false;
  const [better, worse] = isAWorse ? [b.channel, a.channel] : [a.channel, b.channel];
  const isDuration = metric.kind === 'duration';
  const margin = `${figure(finding.tolerance.margin)}${isDuration ? ' times' : ''}`;
  const difference = isDuration ? ratioWords(worse, finding) : pointsWords(worse, finding);
  return { better, worse, difference, margin };
}

/** "about 40 more contacts on email"; empty where no number is known. */
function moreOn({ context, ...finding }: Finding, more: number | null): string {
  if (more === null) return '';
  const { a, b } = context.measure;
  const n = contactCount(finding.a);
  const m = contactCount(finding.b);
  const where = n === m ? 'a channel' : `on ${n < m ? a.channel : b.channel}`;
  return `; about ${more} more ${more === 1 ? 'contact' : 'contacts'} ${where}`;
}

function moreWords(finding: Finding, more: number | null): string {
  return more === null ? '' : `${moreOn(finding, more)} would settle it`;
}

function tooFewWords(finding: Finding, settings: ComparisonSettings, more: number | null): string {
  const { a, b } = finding.context.measure;
  const n = contactCount(finding.a);
  const m = contactCount(finding.b);
  const needed = more === null ? '' : `${moreOn(finding, more)} needed`;
  return Math.min(n, m) < settings.minContacts
    ? `too few contacts: ${a.channel} ${n}, ${b.channel} ${m}, where each needs ${settings.minContacts}${needed}`
    : `too few contacts of ${a.channel} and ${b.channel} fall in the same stretch of time${needed}`;
}

type Sentence = (finding: Finding, judgement: Judgement, settings: ComparisonSettings) => string;

function pairOf({ context }: Finding): string {
  return `${context.measure.a.channel} and ${context.measure.b.channel}`;
}

const sentences: Readonly<Record<Judgement['reasonCode'], Sentence>> = {
  beyond_margin: (finding) => {
    const { difference, margin } = wordsOf(finding);
    return `${difference}; ${margin} counts as material`;
  },
  within_margin: (finding) => {
    const { difference, margin } = wordsOf(finding);
    return `${difference}, inside the ${margin} that counts as material`;
  },
  interval_spans_margin: (finding, { moreContactsNeeded }) => {
    const { difference, margin } = wordsOf(finding);
    return `${difference}, which may lie on either side of ${margin}${moreWords(finding, moreContactsNeeded)}`;
  },
  false_discovery_control: (finding, { q, moreContactsNeeded }) => {
    const rate = figure(q ?? 1);
    const { difference } = wordsOf(finding);
    return `${difference}, but among so many comparisons chance may have made it (q ${rate})${moreWords(finding, moreContactsNeeded)}`;
  },
  below_one_day: (finding) =>
    `${wordsOf(finding).difference}, but dates without a time cannot show less than a day`,
  too_few_contacts: (finding, { moreContactsNeeded }, settings) =>
    tooFewWords(finding, settings, moreContactsNeeded),
  no_counterpart: (finding) =>
    `${pairOf(finding)} never had contacts on a topic in the same stretch of time`,
  no_shared_topic: (finding) => `${pairOf(finding)} share no topic`,
  history_too_short: (_finding, _judgement, { minHistoryWeeks }) =>
    `fewer than ${minHistoryWeeks} complete weeks of history: chance cannot be told from a difference yet`,
  topics_unmapped: (_finding, _judgement, { minMappedShare }) =>
    `less than ${figure(100 * minMappedShare)} % of a channel's contacts have a topic`,
  unlike_scales: (finding) => `${pairOf(finding)} ask for ratings on unlike scales`,
  unlike_definitions: (finding) => `${pairOf(finding)} are measured by unlike definitions`,
  survey_modes_differ: (finding) => finding.caution?.words ?? 'the survey modes differ',
  review_sampling_differs: (finding) =>
    finding.caution?.words ?? 'the reviewed answers are sampled by unlike rules',
  not_linkable: (finding) =>
    finding.caution?.words ?? 'too few contacts can be linked to a customer',
};

/** One sentence, without a full stop. */
export function reasonFor(
  finding: Finding,
  judgement: Judgement,
  settings: ComparisonSettings,
): string {
  const sentence = sentences[judgement.reasonCode](finding, judgement, settings);
  const { caution } = finding;
  return caution && !caution.isRefusal ? `${sentence}; ${caution.words}` : sentence;
}
