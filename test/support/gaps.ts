// Builders of gaps, comparisons and reports for tests: ordinary values, overridden where a test cares.
import type { AlertRoute } from '../../src/config/alerts.js';
import type { ChannelEstimate, Comparison } from '../../src/domain/comparison.js';
import type { Gap, GapChange, GapChangeKind } from '../../src/domain/gap.js';
import type { ConsistencyReport, SourceState } from '../../src/report/consistency-report.js';

export const monday = Date.parse('2026-10-26T08:00:00Z');

export function aGap(over: Partial<Gap> = {}): Gap {
  return {
    id: 'g1',
    metric: 'first_response',
    clock: 'customer',
    basis: 'promise',
    topic: 'billing',
    better: 'twitter',
    worse: 'phone',
    state: 'open',
    severity: 'major',
    onset: null,
    effectAtOpening: 10,
    effect: 17.5,
    openedAt: monday - 86_400_000,
    worsenedAt: null,
    resolvedAt: null,
    acknowledgedAt: null,
    acknowledgedBy: null,
    snoozedUntil: null,
    acceptedUntil: null,
    acceptedReason: null,
    updatedAt: monday,
    ...over,
  };
}

let changes = 0;

export function aChange(kind: GapChangeKind, at: number, over: Partial<GapChange> = {}): GapChange {
  changes += 1;
  return { id: changes, gapId: 'g1', kind, at, by: null, note: null, isAnnounced: false, ...over };
}

export function anEstimate(over: Partial<ChannelEstimate> = {}): ChannelEstimate {
  return {
    n: 848,
    answered: 840,
    censored: 8,
    stillWaiting: 8,
    median: 2700,
    p90: 8400,
    share: null,
    numerator: null,
    denominator: null,
    mean: null,
    counts: null,
    standardised: { median: 2940, p90: 9000, share: null, mean: null },
    ...over,
  };
}

export function aComparison(over: Partial<Comparison> = {}): Comparison {
  return {
    id: 'first_response|customer|billing|phone|twitter|customer|customer',
    metric: 'first_response',
    definition: 'first_response@1',
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
    ratio: 17.5,
    ratioLow: 14.1,
    ratioHigh: 21.8,
    timesOutOf100: 93,
    timesOutOf100Low: 90,
    timesOutOf100High: 95,
    difference: { value: 48_600, low: null, high: null, unit: 'seconds' },
    estimates: {
      twitter: anEstimate(),
      phone: anEstimate({
        n: 499,
        answered: 431,
        median: 43_200,
        p90: 140_000,
        standardised: { median: 51_540, p90: 150_000, share: null, mean: null },
      }),
    },
    unadjusted: {
      timesOutOf100: 61,
      difference: 40_500,
      service: 36_100,
      mix: 4400,
      reversed: false,
      composition: false,
    },
    strata: 37,
    days: 28,
    coverage: 0.81,
    overdispersion: 4.1,
    effectiveN: 118,
    isProvisional: false,
    isCoarse: false,
    moreContactsNeeded: null,
    q: 0.0004,
    since: '2026-10-19',
    completeUntil: monday,
    ...over,
  };
}

export function aSource(over: Partial<SourceState> = {}): SourceState {
  return {
    id: 'tweets',
    connector: 'x',
    channels: ['twitter'],
    isLive: true,
    completeUntil: monday,
    health: 'ok',
    healthReason: null,
    interactions: 900,
    skipped: [],
    lastPolledAt: monday,
    ...over,
  };
}

export function aReport(over: Partial<ConsistencyReport> = {}): ConsistencyReport {
  const to = Date.parse('2026-10-25T23:00:00Z');
  return {
    window: {
      from: Date.parse('2026-09-27T22:00:00Z'),
      to,
      label: '28 Sep - 25 Oct 2026 (weeks 40-43)',
    },
    zone: 'Europe/Brussels',
    clock: 'customer',
    basis: 'both',
    lang: 'en',
    completeUntil: monday,
    revision: 'r1',
    computedAt: monday,
    index: { value: 71.4, process: 64, content: 82, outcome: 75, evidence: 0.6, before: 68 },
    headline: {
      verdict: 'gap',
      topics: 10,
      inconsistentTopics: 4,
      inconclusiveTopics: 3,
      sentence: 'Not consistent: 4 of 10 topics',
    },
    comparisons: [aComparison()],
    matrix: [],
    promises: [],
    trend: [],
    gaps: [],
    sources: [aSource()],
    channels: [],
    topics: [],
    excluded: [],
    definitions: [],
    ...over,
  };
}

export function aRoute(over: Partial<AlertRoute> = {}): AlertRoute {
  return {
    name: 'everyone',
    topics: null,
    kinds: ['gap', 'source', 'digest'],
    waitSeconds: 600,
    rootsPerDay: 5,
    quiet: { from: '18:00', to: '08:00', hasQuietWeekends: true },
    broadcast: 'on_worsening',
    mention: null,
    digest: null,
    digestWhenQuiet: 'line',
    slack: null,
    ...over,
  };
}
