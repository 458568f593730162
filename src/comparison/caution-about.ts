// What makes a comparison less certain than its figures: how was it asked, chosen, recognised?
import type { Tally } from '../domain/cell.js';
import { metricOf } from '../domain/metric.js';
import type { PairContext } from './cell-scores.js';
import type { Caution } from './comparison-input.js';
import { massTotal } from '../statistics/mass.js';
import type { PairMeasure } from './pair-measure.js';
import type { Run } from './run.js';
import { linkability } from './linkability.js';
import { commonestMode, surveyCaution, type SurveySide } from './survey-caution.js';

/** The caution that the evidence itself shows about a pair on a topic; null where there is none. */
export function cautionAbout(run: Run, context: PairContext, topic: string | null): Caution | null {
  const { metric } = context.measure;
  if (metric.kind === 'rating') return aboutSurveys(run, context, topic);
  if (metric.id === 'answer_correct') return aboutReviews(run, context.measure);
  return metric.id === 'channel_escape' ? aboutIdentities(run, context) : null;
}

function aboutSurveys(run: Run, context: PairContext, topic: string | null): Caution | null {
  const { surveyQuestions: questions, maxResponseRatio } = run.input.settings;
  const { metric } = context.measure;
  const side = (name: 'a' | 'b'): SurveySide => {
    const own = context.measure[name];
    const tally = run.tallyOf(context, own, topic);
    const solved = solvedBy(run, context, [own.channel, topic]);
    const rate = tally === null || solved === null ? null : tally.n / solved;
    const question = questions[own.channel]?.[metric.id] ?? null;
    return { channel: own.channel, mode: commonestMode(tally), question, rate };
  };
  return surveyCaution(side('a'), side('b'), maxResponseRatio);
}

/** Solved contacts: what answers are held against where invitations are not known. Null where solving is not measured. */
function solvedBy(
  run: Run,
  context: PairContext,
  [channel, topic]: readonly [string, string | null],
): number | null {
  const measure: PairMeasure = { ...context.measure, metric: metricOf('resolution') };
  const tally = run.tallyOf({ ...context, measure }, { channel, variant: 'customer' }, topic);
  if (tally === null) return null;
  const solved = massTotal(tally.ended);
  return solved === 0 ? null : solved;
}

function aboutReviews({ input }: Run, { a, b }: PairMeasure): Caution | null {
  const { reviewSampling: by } = input.settings;
  const one = by[a.channel];
  const other = by[b.channel];
  if (one === undefined || other === undefined || one === other) return null;
  return {
    reasonCode: 'review_sampling_differs',
    words: `reviewed answers are chosen in unlike ways: ${a.channel} by ${one}, ${b.channel} by ${other}`,
    isRefusal: true,
    values: { a: a.channel, b: b.channel, samplingA: one, samplingB: other },
  };
}

function aboutIdentities(run: Run, context: PairContext): Caution | null {
  const { a, b } = context.measure;
  const tally = (name: 'a' | 'b'): Tally | null =>
    run.tallyOf(context, context.measure[name], null);
  const contacts = (channel: string): number => run.volumeOf(channel, context.layout).contacts;
  const shares = {
    linkableA: linkability(tally('a'), tally('b'), contacts(a.channel)),
    linkableB: linkability(tally('b'), tally('a'), contacts(b.channel)),
  };
  const { linkableA, linkableB } = shares;
  if (Math.min(linkableA, linkableB) >= run.input.settings.minLinkable) return null;
  const percent = (share: number): string => `${Math.round(100 * share)} %`;
  return {
    reasonCode: 'not_linkable',
    words: `too few contacts could be recognised on the other channel: ${percent(linkableA)} of ${a.channel}, ${percent(linkableB)} of ${b.channel}`,
    isRefusal: true,
    values: { a: a.channel, b: b.channel, ...shares },
  };
}
