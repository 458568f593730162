import fc from 'fast-check';
import { backtest, backtestEvents } from '../../src/detection/backtest.js';
import { knownAt } from '../../src/detection/known-at.js';
import type { Interaction } from '../../src/domain/interaction.js';
import { addDays, dayStart } from '../../src/domain/zone.js';
import { contactsOf } from '../support/contacts.js';
import { dayAfter, stepsOf, told, watching, zone } from '../support/watching.js';

const weeks = 26;
const days = weeks * 7;

/** E-mail takes three times as long from day 84 on, on every topic. */
const slowEmail = contactsOf({
  days,
  perDay: 40,
  topics: ['billing', 'delivery', 'returns', 'faults'],
  slower: ({ channel, day }) => (channel === 'email' && day >= 84 ? 3 : 1),
});

describe('the backtest', () => {
  it('opens one gap over all topics where all topics become slower, and lists topics under it', () => {
    const steps = stepsOf(watching(slowEmail, days));
    const opened = steps.filter(({ kind }) => kind === 'opened');
    const news = opened.filter(({ isUnderAllTopics }) => !isUnderAllTopics);
    expect(news.map(({ topic, worse, watch }) => [topic, worse, watch.measure.metric.id])).toEqual([
      [null, 'a', 'first_response'],
    ]);
    expect(opened.length).toBeGreaterThan(1);
    expect(news[0]!.day > dayAfter(84) && news[0]!.day < dayAfter(84 + 28)).toBe(true);
    expect(Math.exp(news[0]!.estimate!.value)).toBeGreaterThan(1.15);
  });

  it('opens the one topic that became slower, and not all topics with it', () => {
    const slowBilling = contactsOf({
      days,
      topics: ['billing', 'delivery', 'returns', 'faults'],
      perDay: 60,
      slower: ({ channel, topic, day }) =>
        channel === 'phone' && topic === 'billing' && day >= 84 ? 4 : 1,
    });
    const steps = stepsOf(watching(slowBilling, days)).filter(({ kind }) => kind === 'opened');
    expect(steps.map(({ topic, worse }) => [topic, worse])).toEqual([['billing', 'b']]);
  });

  it('finds a gap that was there from the start, and says since when', () => {
    const always = contactsOf({ days, slower: ({ channel }) => (channel === 'email' ? 2 : 1) });
    const events = [...backtestEvents(watching(always, days))];
    const first = events.find(({ event, topic }) => event === 'opened' && topic === null)!;
    expect(first).toMatchObject({ better: 'phone', worse: 'email', metric: 'first_response' });
    expect(first.onset?.from).toBe(dayAfter(0));
    expect(first.effect!).toBeGreaterThan(1.5);
    expect(first.effectLow!).toBeLessThan(first.effect!);
  });

  it('closes a gap that closes, and keeps silent afterwards', () => {
    const passing = contactsOf({
      days,
      slower: ({ channel, day }) => (channel === 'email' && day >= 63 && day < 112 ? 3 : 1),
    });
    const all = told(stepsOf(watching(passing, days)).filter(({ topic }) => topic === null));
    expect(all.map((line) => line.split(' ')[0])).toEqual(['opened', 'resolved']);
    expect(all[1]!.split(' ')[1]! > dayAfter(112 + 13)).toBe(true);
  });

  it('tells a worsening once', () => {
    const worse = contactsOf({
      days,
      slower: ({ channel, day }) => (channel === 'email' ? (day >= 126 ? 9 : 2.5) : 1),
    });
    const all = told(stepsOf(watching(worse, days)).filter(({ topic }) => topic === null));
    const worsened = all.filter((line) => line.startsWith('worsened'));
    expect(worsened).toHaveLength(1);
    expect(worsened[0]!.split(' ')[1]! > dayAfter(126)).toBe(true);
  });

  it('raises nothing where both channels are alike', () => {
    expect(told(stepsOf(watching(contactsOf({ days, seed: 5 }), days)))).toEqual([]);
  });

  it('says nothing before six weeks have taught', () => {
    const first = stepsOf(
      watching(contactsOf({ days, slower: ({ channel }) => (channel === 'email' ? 9 : 1) }), days),
    )[0];
    expect(first!.day >= dayAfter(41)).toBe(true);
  });

  it('knows nothing of the future: whatever comes after a day changes nothing that was said by then', () => {
    const other = contactsOf({ days, seed: 77 });
    fc.assert(
      fc.property(fc.integer({ min: 60, max: days - 1 }), (cut) => {
        const end = dayStart(dayAfter(cut + 1), zone);
        const past = slowEmail.filter(({ openedAt }) => openedAt < end);
        const truncated = past.map((one) => knownAt(one, end - 1));
        const rewritten: Interaction[] = [
          ...truncated.map((one) =>
            one.firstResponseAt === null ? { ...one, firstResponseAt: end + 1 } : one,
          ),
          ...other.filter(({ openedAt }) => openedAt >= end),
        ];
        const until = addDays(dayAfter(cut), 1);
        const before = (interactions: readonly Interaction[]): readonly string[] =>
          told(stepsOf(watching(interactions, days)).filter(({ day }) => day < until));
        expect(before(rewritten)).toEqual(before(slowEmail));
      }),
      { numRuns: 4 },
    );
  });

  it('teaches with what lies before the stretch asked for, and tells only the stretch', () => {
    const whole = told(stepsOf(watching(slowEmail, days)));
    const part = told(stepsOf(watching(slowEmail, days, { from: dayAfter(100) })));
    expect(part).toEqual(whole.filter((line) => line.split(' ')[1]! >= dayAfter(100)));
  });

  it('yields every day, so that progress can be shown', () => {
    const seen = [...backtest(watching(slowEmail.slice(0, 600), 14))].map(({ day }) => day);
    expect([seen[0], seen.at(-1), seen.length]).toEqual([dayAfter(0), dayAfter(13), 14]);
  });
});
