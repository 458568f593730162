/** The comparison of product.md, and reports small enough to check by eye. */
import { emptyTally } from '../comparison/evidence-builder.js';
import type { CellTally, Tally, Variant } from '../../src/domain/cell.js';
import { bucketOf } from '../../src/domain/cell.js';
import type { Channel } from '../../src/domain/channel.js';
import type { ChannelEstimate, Comparison } from '../../src/domain/comparison.js';
import { catalogue, type MetricId } from '../../src/domain/metric.js';
import type { Topic } from '../../src/domain/topic.js';
import type { ReportInputs } from '../../src/report/build/inputs.js';
import type { ReportQuery } from '../../src/report/consistency-report.js';

export const emptyEstimate: ChannelEstimate = {
  n: 0,
  answered: 0,
  censored: 0,
  stillWaiting: 0,
  median: null,
  p90: null,
  share: null,
  numerator: null,
  denominator: null,
  mean: null,
  counts: null,
  standardised: { median: null, p90: null, share: null, mean: null },
};

export function estimate(changes: Partial<ChannelEstimate>): ChannelEstimate {
  return { ...emptyEstimate, ...changes };
}

export const standardised = emptyEstimate.standardised;

export const billingGap: Comparison = {
  id: 'first_response|customer|billing|phone|twitter|customer|customer',
  metric: 'first_response',
  definition: 'first_response@1',
  variant: 'customer',
  clock: 'customer',
  basis: 'customer',
  topic: 'billing',
  better: 'twitter',
  worse: 'phone',
  verdict: 'gap',
  severity: 'major',
  reasonCode: 'beyond_margin',
  reason: 'phone waits 17.5 times as long (14-22); 1.15 times counts as material',
  level: 0.9,
  ratio: 17.5312,
  ratioLow: 14.123,
  ratioHigh: 21.778,
  timesOutOf100: 92.6,
  timesOutOf100Low: 90.2,
  timesOutOf100High: 94.7,
  difference: { value: 48_600.4, low: null, high: null, unit: 'seconds' },
  estimates: {
    twitter: estimate({
      n: 848,
      answered: 840,
      median: 2700.2,
      p90: 8400.1,
      standardised: { ...standardised, median: 2940.3, p90: 9000 },
    }),
    phone: estimate({
      n: 499,
      answered: 431,
      median: 43_200,
      p90: 140_000,
      standardised: { ...standardised, median: 51_540.1, p90: 150_000 },
    }),
  },
  unadjusted: {
    timesOutOf100: 61.2,
    difference: 40_500,
    service: 36_100,
    mix: 4400,
    reversed: false,
    composition: false,
  },
  strata: 37,
  days: 28,
  coverage: 0.8123,
  overdispersion: 4.0987,
  effectiveN: 118.4,
  isProvisional: false,
  isCoarse: false,
  moreContactsNeeded: null,
  q: 0.00041234,
  since: null,
  completeUntil: Date.UTC(2026, 9, 26, 7),
};

export function comparison(changes: Partial<Comparison>): Comparison {
  const merged = { ...billingGap, ...changes };
  const id = [
    merged.metric,
    merged.variant ?? 'customer',
    merged.topic ?? '',
    ...[merged.better, merged.worse].sort(),
    merged.clock,
    merged.basis,
  ].join('|');
  return { ...merged, id: changes.id ?? id };
}

export const channels: readonly Channel[] = [
  { id: 'phone', kind: 'voice', name: { en: 'Phone', nl: 'Telefoon' }, calendar: null },
  {
    id: 'twitter',
    kind: 'social',
    name: { en: 'X (Twitter)', nl: 'X (Twitter)' },
    calendar: null,
  },
  { id: 'email', kind: 'email', name: { en: 'E-mail', nl: 'E-mail' }, calendar: null },
];

export const topics: readonly Topic[] = [
  { id: 'billing', name: { en: 'Billing', nl: 'Facturen' }, match: [] },
  { id: 'refund', name: { en: 'Refund', nl: 'Terugbetaling' }, match: [] },
];

export const everything: ReportQuery = {
  period: null,
  from: null,
  to: null,
  topics: null,
  channels: null,
  metrics: null,
  clock: 'customer',
  basis: 'both',
  lang: 'en',
};

interface Place {
  readonly channel: string;
  readonly topic: string | null;
  readonly metric: MetricId;
  readonly variant: Variant;
}

export function cell(place: Place, tally: Partial<Tally>): CellTally {
  return { cell: { ...place, language: null }, tally: { ...emptyTally, ...tally } };
}

/** Waits in seconds, all ended, and some still open at a given age. */
export function waits(
  place: Omit<Place, 'metric' | 'variant'> & Partial<Place>,
  seconds: readonly number[],
  openSeconds: readonly number[] = [],
): CellTally {
  const histogram = (values: readonly number[]): Map<number, number> => {
    const counts = new Map<number, number>();
    for (const value of values) counts.set(bucketOf(value), (counts.get(bucketOf(value)) ?? 0) + 1);
    return counts;
  };
  return cell(
    { metric: 'first_response', variant: 'customer', ...place },
    {
      n: seconds.length + openSeconds.length,
      ended: histogram(seconds),
      censored: histogram(openSeconds),
      open: openSeconds.length,
      sum: seconds.reduce((sum, value) => sum + value, 0),
    },
  );
}

export const inputs: ReportInputs = {
  query: everything,
  window: { from: Date.UTC(2026, 8, 27, 22), to: Date.UTC(2026, 9, 25, 23) },
  zone: 'Europe/Brussels',
  comparisons: [],
  tallies: [],
  weekTallies: new Map(),
  channels,
  topics,
  promises: [],
  definitions: catalogue,
  judging: { margins: {} },
  gaps: [],
  sources: [],
  excluded: [],
  before: { index: null, inconsistentTopics: null },
  completeUntil: Date.UTC(2026, 9, 26, 7),
  revision: 'r1',
  now: Date.UTC(2026, 9, 26, 8),
};
