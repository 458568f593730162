import type { MetricId } from '../../src/domain/metric.js';
import { surveyModeOf } from '../../src/domain/survey-mode.js';
import { isCautioned } from '../../src/report/cautioned.js';
import { linkability } from '../../src/comparison/linkability.js';
import { compareAll } from '../../src/comparison/compare-all.js';
import {
  defaultComparisonSettings,
  type ComparisonSettings,
} from '../../src/comparison/settings.js';
import { listCells } from '../../src/comparison/packed-tally.js';
import type { Comparison } from '../../src/domain/comparison.js';
import { packCells } from '../../src/domain/packed-cells.js';
import { dayOfWeek, emptyTally, inputOf, type Contact, type Outcome } from './evidence-builder.js';

interface Flow {
  readonly channel: string;
  readonly metric: MetricId;
  readonly outcome: (index: number) => Outcome;
  readonly perDay?: number;
  readonly beside?: Readonly<Record<string, number>>;
}

/** Even contacts on weekdays over thirteen weeks, with what is counted beside each. */
function compareFlows(
  flows: readonly Flow[],
  changed: Partial<ComparisonSettings> = {},
): readonly Comparison[] {
  const settings = { ...defaultComparisonSettings, margins: { csat: 0.1 }, ...changed };
  const contacts: Contact[] = [];
  for (const { channel, metric, outcome, perDay = 8 } of flows) {
    for (let day = 0; day < 65; day += 1) {
      for (let index = 0; index < perDay; index += 1) {
        contacts.push({
          channel,
          topic: 'billing',
          metric,
          variant: metric === 'csat' ? 'scale_1_5' : metric === 'resolution' ? 'customer' : 'none',
          day: dayOfWeek(Math.floor(day / 5), day % 5),
          outcome: outcome(day * perDay + index),
        });
      }
    }
  }
  const input = inputOf(contacts, { settings });
  const blocks = input.blocks.map((block) => ({
    ...block,
    cells: packCells(
      listCells(block.cells).map(({ cell, tally }) => {
        const flow = flows.find(
          (one) => one.channel === cell.channel && one.metric === cell.metric,
        );
        const beside = Object.entries(flow?.beside ?? {}).map(
          ([name, share]) => [name, Math.round(share * tally.n)] as const,
        );
        return { cell, tally: beside.length === 0 ? tally : { ...tally, beside: new Map(beside) } };
      }),
    ),
  }));
  return compareAll({ ...input, blocks });
}

const rowOf = (rows: readonly Comparison[], metric: MetricId): Comparison =>
  rows.find((row) => row.metric === metric && row.topic === 'billing')!;
/** 4.4 and 4.1 on a scale of 1-5: three times the margin these tests set. */
const good = (index: number): Outcome => ({
  rated: index % 5 < 2 ? 5 : index % 10 === 9 ? 3 : 4.2,
});
const fair = (index: number): Outcome => ({ rated: [5, 4, 4, 4, 3.5][index % 5]! });

describe('hard case 14: ratings asked in unlike ways', () => {
  const ratings = (phoneMode: string, mailMode: string): Comparison =>
    rowOf(
      compareFlows([
        { channel: 'phone', metric: 'csat', outcome: good, beside: { [`mode:${phoneMode}`]: 1 } },
        { channel: 'email', metric: 'csat', outcome: fair, beside: { [`mode:${mailMode}`]: 1 } },
      ]),
      'csat',
    );

  it('shows the figures, names both modes in the reason, and counts the gap one severity less', () => {
    const alike = ratings('form', 'form');
    const unlike = ratings('phone', 'email');
    expect(alike).toMatchObject({ verdict: 'gap', severity: 'moderate', caution: null });
    expect(unlike).toMatchObject({ verdict: 'gap', severity: 'minor' });
    expect(unlike.estimates).toEqual(alike.estimates);
    expect(unlike.reason).toContain('asked in unlike ways: email by email, phone by phone');
    expect(unlike.caution).toMatchObject({ code: 'survey_modes_differ', isRefusal: false });
  });

  it('marks the gap as one that must not alert by itself', () => {
    const [unlike, alike] = [ratings('phone', 'email'), ratings('form', 'form')];
    const { metric, clock, basis, topic, better, worse } = unlike;
    const gap = { metric, clock, basis, topic, better, worse };
    expect(isCautioned(gap, [unlike])).toBe(true);
    expect(isCautioned(gap, [alike])).toBe(false);
    expect(isCautioned({ ...gap, metric: 'nps' }, [unlike])).toBe(false);
  });

  it('does the same where the questions are not worded alike, and shows both wordings', () => {
    const row = (mail: string): Comparison =>
      rowOf(
        compareFlows(
          [
            { channel: 'phone', metric: 'csat', outcome: good },
            { channel: 'email', metric: 'csat', outcome: fair },
          ],
          { surveyQuestions: { phone: { csat: 'Were we helpful?' }, email: { csat: mail } } },
        ),
        'csat',
      );
    expect(row('Were we helpful?')).toMatchObject({ severity: 'moderate', caution: null });
    expect(row('Was it quick?')).toMatchObject({ severity: 'minor' });
    expect(row('Was it quick?').reason).toContain(
      'asked by unlike questions: email "Was it quick?", phone "Were we helpful?"',
    );
  });

  it('does the same where one channel hears from more than twice as many of its customers', () => {
    const solved = (perDay: number) => ({
      metric: 'resolution' as const,
      outcome: () => ({ waited: 600 }),
      perDay,
    });
    const row = (phoneSolved: number): Comparison =>
      rowOf(
        compareFlows([
          { channel: 'phone', metric: 'csat', outcome: good },
          { channel: 'email', metric: 'csat', outcome: fair },
          { channel: 'phone', ...solved(phoneSolved) },
          { channel: 'email', ...solved(10) },
        ]),
        'csat',
      );
    expect(row(20)).toMatchObject({ severity: 'moderate', caution: null });
    expect(row(21)).toMatchObject({ severity: 'minor' });
    expect(row(21).reason).toContain('email 80 %, phone 38 %');
  });
});

describe('reviews', () => {
  it('are not compared where one channel is sampled by complaint and another at random', () => {
    const flows = ['phone', 'email'].map((channel) => ({
      channel,
      metric: 'answer_correct' as const,
      outcome: (index: number) => ({ said: channel === 'email' || index % 2 === 0 }),
    }));
    const by = (reviewSampling: Record<string, string>): Comparison =>
      rowOf(
        compareFlows(flows, { ...defaultComparisonSettings, reviewSampling }),
        'answer_correct',
      );
    expect(by({ phone: 'random', email: 'random' }).verdict).toBe('gap');
    expect(by({ phone: 'complaint', email: 'random' })).toMatchObject({
      verdict: 'inconclusive',
      reasonCode: 'review_sampling_differs',
      reason: 'reviewed answers are chosen in unlike ways: email by random, phone by complaint',
    });
  });
});

describe('escapes', () => {
  const escapes = (phoneKinds: Record<string, number>): Comparison =>
    rowOf(
      compareFlows([
        {
          channel: 'email',
          metric: 'channel_escape',
          outcome: (index) => ({ said: index % 3 === 0 }),
          beside: { 'identity:mail': 1 },
        },
        {
          channel: 'phone',
          metric: 'channel_escape',
          outcome: () => ({ said: false }),
          beside: phoneKinds,
        },
      ]),
      'channel_escape',
    );

  it('are judged where at least half of either side could be recognised on the other', () => {
    expect(escapes({ 'identity:mail': 0.5, 'identity:phone': 0.5 }).verdict).toBe('gap');
  });
  it('are inconclusive where fewer could', () => {
    expect(escapes({ 'identity:mail': 0.4, 'identity:phone': 0.6 })).toMatchObject({
      verdict: 'inconclusive',
      reasonCode: 'not_linkable',
    });
    expect(escapes({ 'identity:phone': 1 }).reason).toBe(
      'too few contacts could be recognised on the other channel: 0 % of email, 0 % of phone',
    );
  });
  it('hold contacts without any key against the linkable share', () => {
    const keyed = { ...emptyTally, n: 40, beside: new Map([['identity:mail', 40]]) };
    expect(linkability(keyed, keyed, 100)).toBe(0.4);
    expect(linkability(keyed, null, 100)).toBe(0);
  });
});

describe('surveyModeOf', () => {
  it.each([
    ['Phone', 'phone'],
    ['post-call IVR', 'ivr'],
    ['E-mail', 'email'],
    ['web form', 'form'],
    ['SMS', 'sms'],
    ['pigeon', 'other'],
  ])('reads %s as %s', (raw, mode) => {
    expect(surveyModeOf(raw)).toBe(mode);
  });
});
