import { buildReport } from '../../src/report/build-report.js';
import type { ReportInputs } from '../../src/report/build/inputs.js';
import type { ReportQuery } from '../../src/report/consistency-report.js';
import { cell, everything, inputs, waits } from './comparison-fixture.js';

const build = (changes: Partial<ReportInputs>, query: Partial<ReportQuery> = {}) =>
  buildReport({ ...inputs, ...changes, query: { ...everything, ...query } });

const counted = (counts: Readonly<Record<string, number>>) => new Map(Object.entries(counts));

describe('escapes from door to door', () => {
  const escape = (
    channel: string,
    topic: string,
    [yes, no]: readonly [number, number],
    beside = {},
  ) =>
    cell(
      { channel, topic, metric: 'channel_escape', variant: 'none' },
      { n: yes + no, yes, no, beside: counted(beside) },
    );
  const tallies = [
    escape('twitter', 'billing', [3, 7], { 'to:phone': 2, 'to:email': 1, 'identity:mail': 10 }),
    escape('twitter', 'refund', [1, 9], { 'to:phone': 1, 'identity:mail': 10 }),
    escape('phone', 'billing', [0, 20], { 'identity:mail': 5, 'identity:phone': 15 }),
  ];

  it('are booked on the door left, per topic and over all, with the share that could be recognised', () => {
    expect(build({ tallies }).escapes).toEqual([
      {
        topic: null,
        from: 'twitter',
        to: 'phone',
        count: 3,
        contacts: 20,
        share: 0.15,
        linkable: 1,
      },
      {
        topic: null,
        from: 'twitter',
        to: 'email',
        count: 1,
        contacts: 20,
        share: 0.05,
        linkable: 0,
      },
      {
        topic: 'billing',
        from: 'twitter',
        to: 'phone',
        count: 2,
        contacts: 10,
        share: 0.2,
        linkable: 1,
      },
      {
        topic: 'billing',
        from: 'twitter',
        to: 'email',
        count: 1,
        contacts: 10,
        share: 0.1,
        linkable: 0,
      },
      {
        topic: 'refund',
        from: 'twitter',
        to: 'phone',
        count: 1,
        contacts: 10,
        share: 0.1,
        linkable: 1,
      },
    ]);
  });
  it('follow the filter of topics and of channels, on either side of the door', () => {
    expect(build({ tallies }, { topics: ['refund'] }).escapes).toHaveLength(1);
    const toPhone = build({ tallies }, { channels: ['phone'] }).escapes!;
    expect(toPhone.map(({ from, to }) => [from, to].join(' '))).toEqual(
      Array<string>(3).fill('twitter phone'),
    );
  });
});

describe('what stands beside ratings and reviews', () => {
  it('is the share that answered, of those solved, and how they were asked', () => {
    const tallies = [
      waits({ channel: 'phone', topic: 'billing', metric: 'resolution' }, [60, 120, 180, 240]),
      cell(
        { channel: 'phone', topic: 'billing', metric: 'csat', variant: 'scale_1_5' },
        {
          n: 3,
          levels: new Map([
            [5, 2],
            [3, 1],
          ]),
          beside: counted({ 'mode:phone': 3 }),
        },
      ),
    ];
    expect(build({ tallies }).surveys).toEqual([
      {
        channel: 'phone',
        metric: 'csat',
        answers: 3,
        solved: 4,
        responseRate: 0.75,
        modes: { phone: 3 },
      },
    ]);
  });
  it('is the share reviewed and the rule of sampling', () => {
    const tallies = [
      waits({ channel: 'email', topic: 'billing' }, [60, 120, 180, 240], [900]),
      cell(
        { channel: 'email', topic: 'billing', metric: 'answer_correct', variant: 'none' },
        { n: 1, yes: 1 },
      ),
    ];
    const judging = { margins: {}, reviewSampling: { email: 'random' } };
    expect(build({ tallies, judging }).reviews).toEqual([
      { channel: 'email', reviewed: 1, answered: 4, share: 0.25, sampling: 'random' },
    ]);
  });
});

describe('first contact', () => {
  it('shows what a figure blind to other doors hides', () => {
    const reading = (variant: 'none' | 'in_channel', yes: number) =>
      cell(
        { channel: 'twitter', topic: 'billing', metric: 'first_contact_resolution', variant },
        { n: 10, yes, no: 10 - yes },
      );
    const report = build({ tallies: [reading('none', 6), reading('in_channel', 9)] });
    expect(report.firstContacts?.[0]).toEqual({
      channel: 'twitter',
      topic: null,
      anyChannel: { numerator: 6, denominator: 10, share: 0.6 },
      inChannel: { numerator: 9, denominator: 10, share: 0.9 },
      hiddenPoints: 30,
    });
    expect(report.matrix).toMatchObject([{ channel: 'twitter', n: 10, share: 0.6 }]);
  });
});

describe('said, done, heard', () => {
  const reviewed = (channel: string, yes: number) =>
    cell(
      { channel, topic: 'billing', metric: 'answer_correct', variant: 'none' },
      { n: 20, yes, no: 20 - yes },
    );
  const rated = (channel: string, fives: number) =>
    cell(
      { channel, topic: 'billing', metric: 'csat', variant: 'scale_1_5' },
      {
        n: 20,
        levels: new Map([
          [5, fives],
          [2, 20 - fives],
        ]),
      },
    );
  const promise = {
    channel: 'twitter',
    metric: 'first_response',
    withinSeconds: 3600,
    clock: 'customer',
    topic: null,
    from: null,
  } as const;
  const tallies = [
    waits({ channel: 'twitter', topic: 'billing' }, [600, 1200, 7200]),
    cell(
      {
        channel: 'twitter',
        topic: 'billing',
        metric: 'promise_kept',
        variant: 'of_first_response',
      },
      { n: 3, yes: 2, no: 1 },
    ),
    ...[reviewed('twitter', 19), rated('twitter', 5), reviewed('phone', 12), rated('phone', 18)],
  ];
  const rows = build({ tallies, promises: [promise] }).saidDoneHeard!;
  const row = (channel: string) =>
    rows.find((one) => one.channel === channel && one.topic === 'billing')!;

  it('puts the promise, what was done and the ratings side by side', () => {
    expect(row('twitter')).toMatchObject({
      said: [{ metric: 'first_response', withinSeconds: 3600, clock: 'customer' }],
      done: {
        promiseKept: { numerator: 2, denominator: 3, share: 0.6667 },
        firstResponse: { n: 3 },
        answerCorrect: { share: 0.95 },
        firstContact: null,
      },
      heard: { csat: { n: 20, mean: 2.75, goodShare: 0.25, score: null }, nps: null, ces: null },
    });
    expect(row('phone').said).toEqual([]);
  });
  it('says where our own review and the customers disagree', () => {
    expect(row('twitter').views).toBe('ours_better');
    expect(row('phone').views).toBe('theirs_better');
  });
  it('gives NPS as the usual score', () => {
    const levels = new Map([
      [10, 5],
      [8, 3],
      [4, 2],
    ]);
    const nps = cell(
      { channel: 'phone', topic: 'billing', metric: 'nps', variant: 'scale_0_10' },
      { n: 10, levels },
    );
    expect(build({ tallies: [nps] }).saidDoneHeard?.[0]?.heard.nps).toEqual({
      n: 10,
      mean: 8.2,
      goodShare: null,
      score: 30,
    });
  });
  it('says nothing of agreement on fewer than eight answers', () => {
    const few = [...tallies.slice(0, 2), reviewed('twitter', 19), rated('twitter', 5)];
    expect(build({ tallies: few }).saidDoneHeard?.every(({ views }) => views === null)).toBe(true);
  });
});
