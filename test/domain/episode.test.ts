import fc from 'fast-check';
import type { ConversationRead, TimelineEvent } from '../../src/domain/conversation.js';
import { cutEpisodes } from '../../src/domain/episode.js';
import { joinReads } from '../../src/domain/join-reads.js';
import {
  aConversation,
  anInteraction,
  brussels,
  calendar,
  event,
  measured,
  plainContext,
} from '../support/interactions.js';

const cut = (conversation: ConversationRead) =>
  cutEpisodes(conversation, plainContext).interactions;
const one = (events: readonly TimelineEvent[], fields: Partial<ConversationRead> = {}) => {
  const interactions = cut(aConversation(events, fields));
  expect(interactions).toHaveLength(1);
  return interactions[0]!;
};
const asks = event('2026-10-19 09:00', 'customer');
const answers = event('2026-10-19 10:00', 'human');

describe('how an episode ends', () => {
  it("dates a timer's close back to the last human or bot message", () => {
    const followUp = event('2026-10-20 10:00', 'bot');
    const timer = event('2026-10-23 10:00', 'system', 'solved', { isAutomatic: true });
    expect(one([asks, answers, timer])).toMatchObject({ end: 'solved', resolvedAt: answers.at });
    expect(one([asks, answers, followUp, timer]).resolvedAt).toBe(followUp.at);
  });
  it('lets no timer solve what the customer had the last word in, thanks apart', () => {
    const timer = event('2026-10-23 10:00', 'system', 'ended', { isAutomatic: true });
    const again = (isCourtesy: boolean) =>
      event('2026-10-19 11:00', 'customer', 'message', { isCourtesy });
    expect(one([asks, answers, again(false), timer])).toMatchObject({
      end: 'closed_unanswered',
      resolvedAt: null,
    });
    expect(one([asks, answers, again(true), timer])).toMatchObject({
      end: 'solved',
      resolvedAt: answers.at,
    });
  });
  it('goes on waiting after a voicemail until the callback reaches the customer', () => {
    const call = [
      event('2026-10-19 09:00', 'customer'),
      event('2026-10-19 09:00', 'system', 'queued'),
      event('2026-10-19 09:03', 'system', 'connected'),
      event('2026-10-19 09:04', 'customer'),
      event('2026-10-19 09:05', 'customer', 'ended'),
      event('2026-10-19 11:00', 'human', 'connected'),
      event('2026-10-19 11:05', 'human', 'ended'),
    ];
    expect(one(call, { channel: 'phone' })).toMatchObject({
      end: 'solved',
      firstResponseAt: brussels('2026-10-19 11:00'),
      resolvedAt: brussels('2026-10-19 11:05'),
    });
  });
  it('does not take a requested callback for an abandon', () => {
    const requested = event('2026-10-19 09:02', 'customer', 'abandoned', { asksForHuman: true });
    const reached = event('2026-10-19 09:30', 'human', 'connected');
    expect(one([asks, requested, reached])).toMatchObject({
      end: 'open',
      abandonedAt: null,
      firstResponseAt: reached.at,
    });
  });
  it('books an abandon by the customer only, and none after an answer', () => {
    const queued = event('2026-10-19 09:00', 'system', 'queued');
    const gone = (by: 'customer' | 'system') => event('2026-10-19 09:04', by, 'abandoned');
    expect(one([asks, queued, gone('customer')])).toMatchObject({
      end: 'abandoned',
      abandonedAt: brussels('2026-10-19 09:04'),
    });
    expect(one([asks, queued, gone('system')])).toMatchObject({
      end: 'closed_unanswered',
      abandonedAt: null,
    });
    const connected = event('2026-10-19 09:02', 'human', 'connected');
    expect(one([asks, queued, connected, gone('customer')])).toMatchObject({
      end: 'solved',
      abandonedAt: null,
    });
  });
  it('lets a reply after an unanswered close end the wait, and the case go on', () => {
    const closed = event('2026-10-19 09:30', 'system', 'ended');
    const solved = event('2026-10-19 12:00', 'human', 'solved');
    expect(one([asks, closed, answers, solved])).toMatchObject({
      end: 'solved',
      firstResponseAt: answers.at,
      resolvedAt: solved.at,
    });
  });
  it('opens the next episode where the customer writes after an unanswered close', () => {
    const events = [
      asks,
      event('2026-10-19 09:30', 'human', 'ended'),
      event('2026-10-20 09:00', 'customer'),
      event('2026-10-20 09:10', 'human'),
    ];
    const [first, second] = cut(aConversation(events));
    expect(first).toMatchObject({ end: 'closed_unanswered', firstResponseAt: null });
    expect(second).toMatchObject({
      openedAt: brussels('2026-10-20 09:00'),
      firstResponseAt: brussels('2026-10-20 09:10'),
    });
  });
  it('takes no status change by an agent or a rule for a reopening', () => {
    const solved = event('2026-10-19 10:05', 'human', 'solved');
    const byRule = one([asks, answers, solved, event('2026-10-19 12:00', 'system', 'reopened')]);
    expect(byRule).toMatchObject({ end: 'solved', resolvedAt: solved.at, reopenedAt: null });
    const again = event('2026-10-20 09:00', 'human', 'solved');
    const byAgent = one([
      asks,
      answers,
      solved,
      event('2026-10-19 12:00', 'human', 'reopened'),
      again,
    ]);
    expect(byAgent).toMatchObject({ resolvedAt: again.at, reopenedAt: null, reopens: 0 });
  });
  it('keeps the channel an episode opened in, and opens the next in the one it moved to', () => {
    const events = [
      asks,
      event('2026-10-19 09:30', 'customer', 'message', { channel: 'chat' }),
      answers,
      event('2026-10-19 10:30', 'human', 'solved'),
      event('2026-10-20 09:00', 'customer'),
    ];
    expect(cut(aConversation(events)).map((each) => each.channel)).toEqual(['email', 'chat']);
  });
  it('counts moves after the first human reply, not the routing before it', () => {
    const moved = (at: string) => event(at, 'system', 'transferred');
    expect(
      one([
        asks,
        moved('2026-10-19 09:10'),
        answers,
        moved('2026-10-19 10:10'),
        moved('2026-10-19 10:20'),
      ]).transfers,
    ).toBe(2);
  });
  it('lets a bot settle nothing once a queue was entered', () => {
    const answer = event('2026-10-19 09:01', 'bot', 'message', { isAnswer: true });
    expect(one([asks, answer])).toMatchObject({
      isSettledByBot: true,
      botSilenceUntil: answer.at + 86_400_000,
    });
    expect(
      one([asks, answer, event('2026-10-19 09:05', 'customer', 'queued')]).isSettledByBot,
    ).toBe(false);
  });
  it('has a person answer what a bot answered first, however late', () => {
    const answer = event('2026-10-19 09:01', 'bot', 'message', { isAnswer: true });
    const late = event('2026-10-22 09:00', 'human');
    expect(one([asks, answer, late])).toMatchObject({
      isSettledByBot: false,
      firstResponseAt: late.at,
    });
  });
  it('opens a wait with a bare greeting', () => {
    const hello = event('2026-10-19 09:00', 'customer', 'message', { isCourtesy: true });
    expect(one([hello, answers]).firstResponseAt).toBe(answers.at);
  });
});

describe('what yields no interaction', () => {
  it('is named: internal, unknown, nothing from the customer', () => {
    const context = {
      ...plainContext,
      mapChannel: (raw: string) => (raw === 'intern' ? null : raw === 'email' ? raw : undefined),
    };
    const reasonOf = (channel: string, events = [asks]) =>
      cutEpisodes(aConversation(events, { channel }), context).leftOut[0]?.reason;
    expect([
      reasonOf('intern'),
      reasonOf('fax'),
      reasonOf('email', [answers]),
      reasonOf('email'),
    ]).toEqual(['internal_channel', 'unknown_channel', 'nothing_from_customer', undefined]);
  });
});

describe('what belongs to which episode', () => {
  const events = [
    asks,
    answers,
    event('2026-10-19 10:30', 'human', 'solved'),
    event('2026-10-21 09:00', 'customer'),
    event('2026-10-21 09:30', 'human'),
  ];
  it('gives a review to the last episode answered when it was made', () => {
    const again = [
      event('2026-10-20 09:00', 'customer'),
      event('2026-10-20 10:00', 'human'),
      event('2026-10-20 10:30', 'human', 'solved'),
    ];
    const events = [asks, answers, event('2026-10-19 10:30', 'human', 'solved'), ...again];
    const reviewed = (at?: string) =>
      cut(
        aConversation(events, {
          answerCorrect: false,
          ...(at !== undefined && { reviewedAt: brussels(at) }),
        }),
      ).map(({ answerCorrect }) => answerCorrect);
    expect(reviewed('2026-10-20 09:30')).toEqual([false, null]);
    expect(reviewed('2026-10-20 10:30')).toEqual([null, false]);
    expect(reviewed()).toEqual([null, false]);
    expect(reviewed('2026-10-19 09:30')).toEqual([false, null]);
  });
  it('gives a rating to the episode it was asked after', () => {
    const rating = (value: number, at?: string) =>
      ({
        metric: 'csat',
        scale: '1-5',
        value,
        ...(at ? { invitedAt: brussels(at) } : {}),
      }) as const;
    const ratings = [rating(2, '2026-10-19 11:00')];
    expect(cut(aConversation(events, { ratings })).map((each) => each.csat)).toEqual([2, null]);
    expect(cut(aConversation(events, { ratings: [rating(5)] })).map((each) => each.csat)).toEqual([
      null,
      5,
    ]);
  });
  it('gives the due instant to the last episode opened before it', () => {
    const dueOf = (at: string) =>
      cut(aConversation(events, { dueAt: brussels(at) })).map((each) => each.dueAt !== null);
    expect([dueOf('2026-10-20 09:00'), dueOf('2026-10-22 09:00')]).toEqual([
      [true, false],
      [false, true],
    ]);
  });
});

const minute = 60_000;
const start = brussels('2026-10-19 08:00');
const anyEvent = fc.record({
  at: fc.integer({ min: 0, max: 6000 }).map((minutes) => start + minutes * minute),
  by: fc.constantFrom('customer', 'human', 'bot', 'system'),
  kind: fc.constantFrom(
    'message',
    'message',
    'message',
    'queued',
    'connected',
    'transferred',
    'abandoned',
    'solved',
    'reopened',
    'ended',
  ),
  isVisibleToCustomer: fc.boolean(),
  isCourtesy: fc.boolean(),
  isAnswer: fc.boolean(),
  asksForHuman: fc.boolean(),
  isAutomatic: fc.boolean(),
}) as fc.Arbitrary<Omit<TimelineEvent, 'id'>>;
const anyTimeline = fc
  .array(anyEvent, { minLength: 1, maxLength: 12 })
  .map((events) => events.map((each, index) => ({ ...each, id: `e${index}` })));

describe('whatever the timeline', () => {
  it('gives the same episodes for events in any order and any pieces', () => {
    fc.assert(
      fc.property(
        anyTimeline,
        fc.infiniteStream(fc.integer()),
        fc.integer({ min: 1, max: 5 }),
        (events, stream, size) => {
          const expected = cut(aConversation(events));
          const keyed = events.map((each) => ({ each, key: stream.next().value as number }));
          const shuffled = keyed.sort((a, b) => a.key - b.key).map(({ each }) => each);
          let stored: ConversationRead | null = null;
          for (let from = 0; from < shuffled.length; from += size) {
            const piece = shuffled.slice(from, from + size + 1);
            stored = joinReads(stored, aConversation(piece, { coverage: 'part' }));
          }
          expect(cut({ ...stored!, coverage: 'whole' })).toEqual(expected);
        },
      ),
      { numRuns: 300 },
    );
  });
  it('never lets a receipt, a system message or a private note change a human wait', () => {
    const noise = fc.oneof(
      anyEvent.map((each) => ({ ...each, kind: 'message' as const, by: 'system' as const })),
      anyEvent.map((each) => ({
        ...each,
        kind: 'message' as const,
        by: 'bot' as const,
        isAnswer: false,
      })),
      anyEvent.map((each) => ({
        ...each,
        kind: 'message' as const,
        by: 'human' as const,
        isVisibleToCustomer: false,
      })),
    );
    fc.assert(
      fc.property(anyTimeline, noise, (events, extra) => {
        const added = { ...extra, id: 'noise', asksForHuman: false };
        const waits = (list: readonly TimelineEvent[]) =>
          cut(aConversation(list)).map(({ openedAt, firstResponseAt, isSettledByBot }) => ({
            openedAt,
            firstResponseAt,
            isSettledByBot,
          }));
        expect(waits([...events, added])).toEqual(waits(events));
      }),
      { numRuns: 300 },
    );
  });
  it('keeps every instant of an episode in order, and the staffed wait within the customer wait', () => {
    const rules = { calendarOf: () => calendar({ 'mon-fri': ['08:00-12:30', '13:00-18:00'] }) };
    fc.assert(
      fc.property(anyTimeline, fc.integer({ min: 0, max: 300 }), (events, days) => {
        for (const each of cut(aConversation(events, { customer: 'ann' }))) {
          for (const at of [
            each.firstResponseAt,
            each.resolvedAt,
            each.abandonedAt,
            each.reopenedAt,
          ]) {
            if (at !== null) expect(at).toBeGreaterThanOrEqual(each.openedAt);
          }
          const figures = measured(each, start + days * 86_400_000, rules);
          for (const metric of ['first_response', 'resolution']) {
            const [customer, staffed] = [
              figures[`${metric}/customer`]?.value,
              figures[`${metric}/staffed`]?.value,
            ];
            if (customer?.kind === 'duration' && staffed?.kind === 'duration')
              expect(staffed.seconds).toBeLessThanOrEqual(customer.seconds);
          }
        }
      }),
    );
  });
  it('never changes a settled measurement by the mere passing of time', () => {
    const promises = [
      {
        channel: 'email',
        metric: 'first_response',
        withinSeconds: 14_400,
        clock: 'staffed',
        topic: null,
        from: null,
      },
      {
        channel: 'email',
        metric: 'resolution',
        withinSeconds: 172_800,
        clock: 'customer',
        topic: null,
        from: null,
      },
    ] as const;
    const rules = { promises, calendarOf: () => calendar({ 'mon-fri': ['08:00-18:00'] }) };
    const hours = fc.integer({ min: 0, max: 200 * 24 }).map((count) => start + count * 3_600_000);
    fc.assert(
      fc.property(anyTimeline, hours, hours, (events, one, other) => {
        const [asOf, later] = one < other ? [one, other] : [other, one];
        for (const each of cut(aConversation(events, { customer: 'ann' }))) {
          const afterwards = measured(each, later, rules);
          for (const [key, figure] of Object.entries(measured(each, asOf, rules))) {
            if (figure.settlesAt <= asOf) expect(afterwards[key]).toEqual(figure);
            else if (figure.settlesAt <= later)
              expect(afterwards[key]?.settlesAt ?? figure.settlesAt).toBe(figure.settlesAt);
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});

it('builds interactions with every field the contract names', () => {
  expect(Object.keys(one([asks])).sort()).toEqual(Object.keys(anInteraction()).sort());
});
