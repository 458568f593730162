import fc from 'fast-check';
import type { Comparison } from '../../src/domain/comparison.js';
import type { Gap } from '../../src/domain/gap.js';
import type { ReportInputs } from '../../src/report/build/inputs.js';
import { beforeOf, buildReport } from '../../src/report/build-report.js';
import type { ReportQuery, SourceState } from '../../src/report/consistency-report.js';
import { largestGaps } from '../../src/report/largest-gaps.js';
import { roundComparison } from '../../src/report/rounding.js';
import {
  billingGap,
  cell,
  comparison,
  estimate,
  everything,
  inputs,
  standardised,
  waits,
} from './comparison-fixture.js';

const build = (changes: Partial<ReportInputs>, query: Partial<ReportQuery> = {}) =>
  buildReport({ ...inputs, ...changes, query: { ...everything, ...query } });

const consistentRefund = comparison({ topic: 'refund', verdict: 'consistent', severity: null });
const openRefund = comparison({ topic: 'refund', verdict: 'inconclusive', severity: null });

describe('the headline', () => {
  it('counts a topic as not consistent if any of its comparisons is a gap', () => {
    const alsoFine = comparison({ worse: 'email', verdict: 'consistent', severity: null });
    const { headline } = build({
      comparisons: [billingGap, alsoFine, consistentRefund],
      before: { index: 70, inconsistentTopics: 2 },
    });
    expect(headline).toEqual({
      verdict: 'gap',
      topics: 2,
      inconsistentTopics: 1,
      inconclusiveTopics: 0,
      inconsistentTopicsBefore: 2,
      sentence: 'Not consistent: 1 of 2 topics',
    });
  });

  it('speaks Dutch', () => {
    expect(
      build({ comparisons: [billingGap, consistentRefund] }, { lang: 'nl' }).headline.sentence,
    ).toBe('Niet consistent: 1 van de 2 onderwerpen');
  });

  it('is consistent only when every topic is', () => {
    const fine = comparison({ verdict: 'consistent', severity: null });
    expect(build({ comparisons: [fine, consistentRefund] }).headline.sentence).toBe(
      'Consistent: all 2 topics',
    );
    expect(build({ comparisons: [fine, openRefund] }).headline).toMatchObject({
      verdict: 'inconclusive',
      inconclusiveTopics: 1,
      sentence: 'Cannot tell yet',
    });
  });

  it('cannot tell without a comparison', () => {
    expect(build({}).headline).toMatchObject({ verdict: 'inconclusive', topics: 0 });
  });

  it('does not pass over a gap that only shows over all topics', () => {
    const overall = comparison({ topic: null });
    expect(build({ comparisons: [overall, openRefund] }).headline).toMatchObject({
      verdict: 'gap',
      inconsistentTopics: 0,
      sentence: 'Not consistent over all shared topics, though no single topic stands out',
    });
  });

  it('goes by the promise where both have one, else by the customer', () => {
    const kept = comparison({
      basis: 'promise',
      verdict: 'consistent',
      severity: null,
      difference: { value: 0.1, low: null, high: null, unit: 'of_promise' },
    });
    const report = build({ comparisons: [billingGap, kept] });
    expect(report.headline.verdict).toBe('consistent');
    expect(report.comparisons).toHaveLength(2);
    expect(build({ comparisons: [billingGap, kept] }, { basis: 'customer' }).headline.verdict).toBe(
      'gap',
    );
  });
});

describe('filters', () => {
  const all: readonly Comparison[] = [
    billingGap,
    comparison({ topic: null }),
    comparison({ worse: 'email' }),
    consistentRefund,
    comparison({ metric: 'resolution' }),
  ];

  it('hide rows and never change one', () => {
    const whole = build({ comparisons: all }).comparisons;
    fc.assert(
      fc.property(
        fc.record({
          topics: fc.option(fc.subarray(['billing', 'refund'], { minLength: 1 }), { nil: null }),
          channels: fc.option(fc.subarray(['phone', 'twitter', 'email'], { minLength: 1 }), {
            nil: null,
          }),
          metrics: fc.option(
            fc.subarray(['first_response', 'resolution'] as const, { minLength: 1 }),
            { nil: null },
          ),
          basis: fc.constantFrom('customer', 'promise', 'both'),
        }),
        (query) => {
          const shown = build({ comparisons: all }, query).comparisons;
          expect(whole).toEqual(expect.arrayContaining([...shown]));
        },
      ),
    );
  });

  it('show a pair only where both its channels are chosen', () => {
    const shown = build({ comparisons: all }, { channels: ['twitter', 'email'] }).comparisons;
    expect(shown.map(({ worse }) => worse)).toEqual(['email']);
  });

  it('leave out what spans all topics once topics are chosen', () => {
    const shown = build({ comparisons: all }, { topics: ['refund'] }).comparisons;
    expect(shown).toEqual([roundComparison(consistentRefund)]);
  });
});

describe('the matrix', () => {
  const tallies = [
    waits({ channel: 'phone', topic: 'billing' }, [600, 600, 600], [9000]),
    waits({ channel: 'twitter', topic: 'billing' }, [60, 60]),
    waits({ channel: 'email', topic: 'billing' }, [300]),
    waits({ channel: 'email', topic: null }, [300]),
  ];

  it('shows the figures of the comparison a cell is marked by', () => {
    const { matrix } = build({ comparisons: [billingGap], tallies });
    const [phone, twitter, email] = ['phone', 'twitter', 'email'].map((channel) =>
      matrix.find((entry) => entry.channel === channel),
    );
    expect(twitter).toMatchObject({ n: 848, median: 2700, p90: 8400, isBest: true, verdict: null });
    expect(phone).toMatchObject({
      n: 499,
      median: 43_200,
      isBest: false,
      verdict: 'gap',
      comparisonId: billingGap.id,
    });
    expect(email).toMatchObject({
      n: 1,
      median: 302,
      isBest: false,
      verdict: null,
      comparisonId: null,
    });
  });

  it('counts the waiting among the contacts of a channel nobody compared', () => {
    const [row] = build({ tallies: tallies.slice(0, 1) }).matrix;
    expect(row).toMatchObject({ n: 4, answered: 3, stillWaiting: 1, isBest: false });
  });

  it('has no row for contacts without a topic', () => {
    expect(build({ tallies }).matrix.every(({ topic }) => topic === 'billing')).toBe(true);
  });

  it('takes as best the channel that beats most others', () => {
    const pair = (better: string, worse: string) => comparison({ better, worse });
    const report = build({
      comparisons: [pair('email', 'phone'), pair('email', 'twitter'), pair('twitter', 'phone')],
      tallies,
    });
    expect(report.matrix.filter(({ isBest }) => isBest).map(({ channel }) => channel)).toEqual([
      'email',
    ]);
  });

  it('shows waits on opening hours where asked, and a channel always open as it is', () => {
    const staffed = waits({ channel: 'phone', topic: 'billing', variant: 'staffed' }, [60]);
    const { matrix } = build({ tallies: [...tallies, staffed] }, { clock: 'staffed' });
    const n = (channel: string) => matrix.find((entry) => entry.channel === channel)?.n;
    expect([n('phone'), n('twitter')]).toEqual([1, 2]);
  });
});

describe('the promise ledger', () => {
  const kept = (topic: string | null, yes: number, no: number, pending: number) =>
    cell(
      { channel: 'twitter', topic, metric: 'promise_kept', variant: 'of_first_response' },
      { n: yes + no + pending, yes, no, pending },
    );
  const promises = [
    {
      channel: 'twitter',
      metric: 'first_response',
      withinSeconds: 3600,
      clock: 'customer',
      topic: null,
      from: null,
    },
    {
      channel: 'twitter',
      metric: 'first_response',
      withinSeconds: 600,
      clock: 'staffed',
      topic: 'refund',
      from: null,
    },
  ] as const;

  it('counts made, kept, missed and pending, per channel and per topic, with the promise that fits', () => {
    const { promises: rows } = build({
      tallies: [kept('billing', 81, 19, 5), kept('refund', 1, 2, 0), kept(null, 3, 0, 0)],
      promises,
    });
    expect(rows).toEqual([
      {
        channel: 'twitter',
        topic: null,
        metric: 'first_response',
        withinSeconds: 3600,
        clock: 'customer',
        made: 111,
        kept: 85,
        missed: 21,
        pending: 5,
        share: 0.8019,
      },
      {
        channel: 'twitter',
        topic: 'billing',
        metric: 'first_response',
        withinSeconds: 3600,
        clock: 'customer',
        made: 105,
        kept: 81,
        missed: 19,
        pending: 5,
        share: 0.81,
      },
      {
        channel: 'twitter',
        topic: 'refund',
        metric: 'first_response',
        withinSeconds: 600,
        clock: 'staffed',
        made: 3,
        kept: 1,
        missed: 2,
        pending: 0,
        share: 0.3333,
      },
    ]);
  });

  it('has no share while nothing has fallen due, and no row without a promise', () => {
    expect(build({ tallies: [kept('billing', 0, 0, 4)] }).promises[0]).toMatchObject({
      withinSeconds: null,
      share: null,
      pending: 4,
    });
    expect(build({}).promises).toEqual([]);
  });
});

describe('week by week', () => {
  const week = '2026-W43';
  const trendOf = (tallies: ReportInputs['tallies'], comparisons: readonly Comparison[] = []) =>
    build({ weekTallies: new Map([[week, { list: () => tallies }]]), comparisons }).trend;

  it('gives the median of all topics with a band around it', () => {
    const seconds = Array.from({ length: 100 }, (_, index) => 60 * (index + 1));
    const [point] = trendOf([
      waits({ channel: 'phone', topic: 'billing' }, seconds.slice(0, 50)),
      waits({ channel: 'phone', topic: null }, seconds.slice(50)),
    ]);
    expect(point).toMatchObject({ week, channel: 'phone', metric: 'first_response', n: 100 });
    expect(point!.value! / 60).toBeCloseTo(50.5, 0);
    expect(point!.low! / 60).toBeCloseTo(41, 0);
    expect(point!.high! / 60).toBeCloseTo(60, 0);
    expect(new Date(point!.weekStart).toISOString()).toBe('2026-10-18T22:00:00.000Z');
  });

  it('widens the band where contacts share their fate', () => {
    const tallies = [
      cell(
        { channel: 'phone', topic: null, metric: 'reopened', variant: 'none' },
        { n: 100, yes: 20, no: 80 },
      ),
    ];
    const shaken = comparison({
      topic: null,
      metric: 'reopened',
      variant: 'none',
      overdispersion: 4,
    });
    const [usual] = trendOf(tallies);
    const [wide] = trendOf(tallies, [shaken]);
    expect(usual).toMatchObject({ value: 0.2, low: 0.1334, high: 0.2888 });
    expect(wide!.high! - wide!.low!).toBeGreaterThan(1.8 * (usual!.high! - usual!.low!));
  });

  it('has no upper end where too many still wait', () => {
    const [point] = trendOf([
      waits({ channel: 'phone', topic: null }, [60, 70, 80, 90, 95], [400, 400, 400]),
    ]);
    expect(point).toMatchObject({ high: null });
    expect(point!.value).not.toBeNull();
  });
});

describe('what stands around the comparisons', () => {
  const gap: Gap = {
    id: 'g1',
    metric: 'first_response',
    clock: 'customer',
    basis: 'customer',
    topic: 'billing',
    better: 'twitter',
    worse: 'phone',
    state: 'open',
    severity: 'major',
    onset: { day: '2026-10-19', from: '2026-10-17', to: '2026-10-20' },
    effectAtOpening: 12,
    effect: 17.5,
    openedAt: Date.UTC(2026, 9, 22),
    worsenedAt: null,
    resolvedAt: null,
    acknowledgedAt: null,
    acknowledgedBy: null,
    snoozedUntil: null,
    acceptedUntil: null,
    acceptedReason: null,
    updatedAt: Date.UTC(2026, 9, 22),
  };
  const source: SourceState = {
    id: 'calls',
    connector: 'file',
    channels: ['phone'],
    isLive: true,
    completeUntil: Date.UTC(2026, 9, 26, 7),
    health: 'ok',
    healthReason: null,
    interactions: 5,
    skipped: [],
    lastPolledAt: null,
  };

  it('dates a comparison by the onset of its open gap, else by the day it was opened', () => {
    expect(build({ comparisons: [billingGap], gaps: [gap] }).comparisons[0]!.since).toBe(
      '2026-10-19',
    );
    const undated = { ...gap, onset: null };
    expect(build({ comparisons: [billingGap], gaps: [undated] }).comparisons[0]!.since).toBe(
      '2026-10-22',
    );
    const closed = { ...gap, state: 'resolved' as const, resolvedAt: gap.updatedAt };
    expect(build({ comparisons: [billingGap], gaps: [closed] }).comparisons[0]!.since).toBeNull();
  });

  it('shows gaps that were open in the window and still hides what the filter hides', () => {
    const longGone = {
      ...gap,
      id: 'g0',
      state: 'resolved' as const,
      resolvedAt: Date.UTC(2026, 7, 1),
    };
    expect(build({ gaps: [gap, longGone] }).gaps).toEqual([gap]);
    expect(build({ gaps: [gap] }, { topics: ['refund'] }).gaps).toEqual([]);
  });

  it('marks what rests on a late live source as provisional, never on a finished file', () => {
    const of = (changes: Partial<SourceState>) =>
      build({ comparisons: [billingGap], sources: [{ ...source, ...changes }] }).comparisons[0]!
        .isProvisional;
    expect(of({})).toBe(false);
    expect(of({ health: 'stalled' })).toBe(true);
    expect(of({ health: 'stalled', isLive: false })).toBe(false);
  });

  it('lists every channel with its contacts, mapped share and open waits', () => {
    const tallies = [
      waits({ channel: 'phone', topic: 'billing' }, [60, 60], [500]),
      waits({ channel: 'phone', topic: null }, [60]),
      cell({ channel: 'phone', topic: 'billing', metric: 'csat', variant: 'scale_1_5' }, { n: 1 }),
    ];
    const { channels, topics } = build({ tallies, sources: [source], comparisons: [billingGap] });
    expect(channels[0]).toEqual({
      id: 'phone',
      kind: 'voice',
      name: { en: 'Phone', nl: 'Telefoon' },
      contacts: 4,
      mappedShare: 0.75,
      stillWaiting: 1,
      completeUntil: source.completeUntil,
    });
    expect(channels[1]).toMatchObject({ id: 'twitter', contacts: 0, mappedShare: null });
    expect(topics.map(({ id, contacts, verdict }) => [id, contacts, verdict])).toEqual([
      ['billing', 3, 'gap'],
      ['refund', 0, 'inconclusive'],
    ]);
  });

  it('counts what was left out by reason, most first, and rows without a channel always', () => {
    const excluded = [
      { reason: 'spam', channel: 'phone', count: 2 },
      { reason: 'unreadable', channel: null, count: 3 },
      { reason: 'spam', channel: 'twitter', count: 4 },
    ];
    expect(build({ excluded }).excluded).toEqual([
      { reason: 'spam', count: 6 },
      { reason: 'unreadable', count: 3 },
    ]);
    expect(build({ excluded }, { channels: ['phone'] }).excluded).toEqual([
      { reason: 'unreadable', count: 3 },
      { reason: 'spam', count: 2 },
    ]);
  });

  it('names every definition with its hash and the margin that judged', () => {
    const { definitions } = build({ judging: { margins: { csat: 0.3 } } });
    const csat = definitions.find(({ metric }) => metric === 'csat');
    expect(csat).toMatchObject({ id: 'csat@1', kind: 'rating', margin: 0.3, unit: 'points' });
    expect(csat!.hash).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe('the index', () => {
  it('is that of the shown topics, and of the period before under the same filters', () => {
    const share = comparison({
      metric: 'answer_correct',
      variant: 'none',
      ratio: null,
      timesOutOf100: null,
      difference: { value: 20, low: 14.5, high: 25, unit: 'percentage_points' },
      estimates: { twitter: estimate({ n: 100 }), phone: estimate({ n: 50 }) },
    });
    const report = build({ comparisons: [share], before: { index: 61.23, inconsistentTopics: 1 } });
    expect(report.index).toEqual({
      value: 50,
      process: null,
      content: 50,
      outcome: null,
      evidence: 1,
      before: 61.2,
    });
    expect(build({ comparisons: [share] }, { topics: ['refund'] }).index.value).toBeNull();
    expect(beforeOf([share], { ...inputs, query: everything })).toEqual({
      index: 50,
      inconsistentTopics: 1,
    });
    expect(beforeOf([], { ...inputs, query: everything })).toEqual({
      index: null,
      inconsistentTopics: null,
    });
  });

  it('says nothing of a period before in which nothing could be told', () => {
    const unknown = comparison({ verdict: 'inconclusive', severity: null });
    expect(beforeOf([unknown], { ...inputs, query: everything })).toEqual({
      index: null,
      inconsistentTopics: null,
    });
  });
});

describe('the largest gaps', () => {
  it('come by severity, then by how far even their near end lies away', () => {
    const near = comparison({ topic: 'refund', ratioLow: 2 });
    const minor = comparison({ topic: 'refund', worse: 'email', severity: 'minor', ratioLow: 50 });
    const report = build({ comparisons: [near, minor, billingGap, consistentRefund] });
    expect(largestGaps(report).map(({ id }) => id)).toEqual([billingGap.id, near.id, minor.id]);
    expect(largestGaps(report, 1)).toHaveLength(1);
  });

  it('name the cell of all topics only where none of its topics is a gap', () => {
    const overall = comparison({ topic: null });
    const elsewhere = comparison({ topic: null, metric: 'resolution' });
    const report = build({ comparisons: [overall, elsewhere, billingGap] });
    expect(
      largestGaps(report)
        .map(({ id }) => id)
        .sort(),
    ).toEqual([billingGap.id, elsewhere.id].sort());
  });
});

describe('rounding', () => {
  it('is done once: whole times out of 100, three digits of a ratio, whole seconds', () => {
    const rounded = roundComparison(billingGap);
    expect(rounded).toMatchObject({
      ratio: 17.5,
      ratioLow: 14.1,
      ratioHigh: 21.8,
      timesOutOf100: 93,
      timesOutOf100Low: 90,
      timesOutOf100High: 95,
      difference: { value: 48_600 },
      coverage: 0.812,
      overdispersion: 4.1,
      effectiveN: 118,
      q: 0.000412,
    });
    expect(rounded.estimates.twitter).toMatchObject({
      median: 2700,
      standardised: { median: 2940 },
    });
  });

  it('changes nothing the second time', () => {
    const number = fc.option(fc.double({ noNaN: true, min: -1e9, max: 1e9 }), { nil: null });
    fc.assert(
      fc.property(number, number, number, (one, two, three) => {
        const odd = comparison({
          ratio: one,
          difference: { value: two, low: one, high: three, unit: 'percentage_points' },
          estimates: {
            twitter: estimate({ share: one, standardised: { ...standardised, mean: two } }),
          },
          q: three,
        });
        const once = roundComparison(odd);
        expect(roundComparison(once)).toEqual(once);
      }),
      { numRuns: 300 },
    );
  });
});
