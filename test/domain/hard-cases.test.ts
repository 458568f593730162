// The hard cases of the definitions that need no more than a timeline, a calendar and a promise.
import { cutEpisodes } from '../../src/domain/episode.js';
import type { Interaction } from '../../src/domain/interaction.js';
import type { ConversationRead } from '../../src/domain/conversation.js';
import type { ServicePromise } from '../../src/domain/promise.js';
import { withMerges } from '../../src/domain/merge.js';
import {
  aConversation,
  brussels,
  calendar,
  event,
  measured,
  office,
  plainContext,
} from '../support/interactions.js';

const cut = (conversation: ConversationRead): readonly Interaction[] =>
  cutEpisodes(conversation, plainContext).interactions;
const only = (conversation: ConversationRead): Interaction => {
  const interactions = cut(conversation);
  expect(interactions).toHaveLength(1);
  return interactions[0]!;
};
const late = brussels('2027-12-31 00:00');
const ended = (seconds: number) => ({ kind: 'duration', outcome: 'ended', seconds });
const is = (outcome: 'yes' | 'no' | 'pending') => ({ kind: 'share', outcome });
const oneHour: ServicePromise = {
  channel: 'twitter',
  metric: 'first_response',
  withinSeconds: 3600,
  clock: 'customer',
  topic: null,
  from: null,
};

describe('1: a call answered live without any text', () => {
  const call = (arrival: string) =>
    only(
      aConversation(
        [
          event(arrival, 'customer'),
          event('2026-10-19 10:00:00', 'system', 'queued'),
          event('2026-10-19 10:01:35', 'human', 'connected'),
          event('2026-10-19 10:06:00', 'customer', 'ended'),
        ],
        { channel: 'phone' },
      ),
    );

  it('is answered, its wait the time in the queue', () => {
    const interaction = call('2026-10-19 10:00:00');
    expect(interaction.end).toBe('solved');
    const figures = measured(interaction, late);
    expect(figures['first_response/customer']?.value).toEqual(ended(95));
    expect(figures['unanswered/none']?.value).toEqual(is('no'));
    expect(figures['abandonment/none']?.value).toEqual(is('no'));
    expect(figures['resolution/customer']?.value).toEqual(ended(360));
  });
  it('counts the menu before the queue', () => {
    expect(measured(call('2026-10-19 09:59:40'), late)['first_response/customer']?.value).toEqual(
      ended(115),
    );
  });
});

describe('2: a tweet nobody answered, nine days old', () => {
  const asOf = brussels('2026-10-28 10:00');
  const tweet = event('2026-10-19 09:00', 'customer');
  const figures = (events: ConversationRead['events']) =>
    measured(only(aConversation(events, { channel: 'twitter' })), asOf, { promises: [oneHour] });

  it('stays in n, censored at complete until, unanswered, its promise missed', () => {
    const { 'first_response/customer': wait, ...rest } = figures([tweet]);
    expect(wait?.value).toEqual({
      kind: 'duration',
      outcome: 'open',
      seconds: (9 * 24 + 2) * 3600,
    });
    expect(rest['unanswered/none']?.value).toEqual(is('yes'));
    expect(rest['promise_kept/of_first_response']?.value).toEqual(is('no'));
    expect(rest['first_response/promise']?.value).toMatchObject({
      outcome: 'open',
      seconds: 218 * 86_400,
    });
  });
  it.each(['human', 'system', 'bot'] as const)(
    'is not changed when a %s closes it unanswered',
    (by) => {
      const closed = figures([tweet, event('2026-10-20 09:00', by, 'ended')]);
      expect(closed['first_response/customer']).toEqual(
        figures([tweet])['first_response/customer'],
      );
      expect(closed['unanswered/none']?.value).toEqual(is('yes'));
      expect(closed['promise_kept/of_first_response']?.value).toEqual(is('no'));
      expect(closed['resolution/customer']?.value).toMatchObject({ outcome: 'open' });
    },
  );
  it('is not even changed when an agent marks it solved without a word', () => {
    const solved = figures([tweet, event('2026-10-20 09:00', 'human', 'solved')]);
    expect(solved['first_response/customer']).toEqual(figures([tweet])['first_response/customer']);
    expect(solved['unanswered/none']?.value).toEqual(is('yes'));
  });
});

describe('3: a bot after two seconds, a person after three hours', () => {
  const interaction = only(
    aConversation([
      event('2026-10-19 09:00:00', 'customer'),
      event('2026-10-19 09:00:02', 'bot'),
      event('2026-10-19 12:00:00', 'human'),
    ]),
  );
  it('is a wait of three hours, with the automated response on its own line', () => {
    expect(measured(interaction, late)['first_response/customer']?.value).toEqual(ended(10_800));
    expect(interaction.firstAutomatedResponseAt! - interaction.openedAt).toBe(2000);
  });
});

describe('4: a bot settles it on Monday, the customer is back on Friday', () => {
  const opening = [
    event('2026-10-19 09:00', 'customer'),
    event('2026-10-19 09:01', 'bot', 'message', { isAnswer: true }),
  ];
  const back = [event('2026-10-23 14:00', 'customer'), event('2026-10-23 14:10', 'human')];
  const settled = event('2026-10-19 09:02', 'bot', 'solved');

  it.each([
    ['the source called it solved', [settled]],
    ['the customer was silent for a day', []],
  ])('two episodes, the first owing no human wait, where %s', (_, close) => {
    const [first, second] = cut(aConversation([...opening, ...close, ...back])) as [
      Interaction,
      Interaction,
    ];
    const figures = measured(first, late);
    expect(first.isSettledByBot).toBe(true);
    expect(figures['first_response/customer']).toBeUndefined();
    expect(figures['unanswered/none']).toBeUndefined();
    expect(figures['reopened/none']?.value).toEqual(is('yes'));
    expect(measured(second, late)['first_response/customer']?.value).toEqual(ended(600));
    expect(second.episode).toBe(2);
  });
  it('is one wait from the first word where a receipt was all the bot sent', () => {
    const receipt = event('2026-10-19 09:01', 'bot');
    expect(
      measured(only(aConversation([opening[0]!, receipt, ...back])), late)[
        'first_response/customer'
      ]?.value,
    ).toEqual(ended((4 * 24 + 5) * 3600 + 600));
  });
  it('is one wait where the customer asked for a person', () => {
    const asked = event('2026-10-19 09:00:30', 'customer', 'message', { asksForHuman: true });
    expect(cut(aConversation([...opening, asked, ...back]))).toHaveLength(1);
  });
  it('owes a human wait until a day of silence has proven the bot right', () => {
    const interaction = only(aConversation(opening));
    const early = measured(interaction, brussels('2026-10-19 11:00'));
    expect(early['first_response/customer']?.value).toMatchObject({
      outcome: 'open',
      seconds: 7200,
    });
    expect(early['resolution/customer']?.value).toMatchObject({ outcome: 'open' });
    const proven = measured(interaction, brussels('2026-10-20 09:01'));
    expect(proven['first_response/customer']).toBeUndefined();
    expect(proven['resolution/customer']?.value).toEqual(ended(60));
  });
});

describe('5: an e-mail on Friday 17:55, answered on Monday 09:05', () => {
  it('waits 63 h 10 min by the customer, 10 min by the office', () => {
    const hours = calendar({ 'mon-fri': ['09:00-18:00'] });
    const interaction = only(
      aConversation([event('2026-09-04 17:55', 'customer'), event('2026-09-07 09:05', 'human')]),
    );
    const figures = measured(interaction, late, { calendarOf: () => hours });
    expect(figures['first_response/customer']?.value).toEqual(ended(63 * 3600 + 600));
    expect(figures['first_response/staffed']?.value).toEqual(ended(600));
  });
});

describe('6: nights, lunches, holidays and changed hours', () => {
  it.each([
    ['the autumn night', '2026-10-24 23:30', '2026-10-25 03:30', 18_000, 16_200],
    ['the spring night', '2026-03-28 23:30', '2026-03-29 03:30', 10_800, 9000],
  ])('judges both clocks over %s', (_, from, to, customer, staffed) => {
    const interaction = only(aConversation([event(from, 'customer'), event(to, 'human')]));
    const figures = measured(interaction, late, {
      calendarOf: () => calendar({ sun: ['00:00-06:00'] }),
    });
    expect(figures['first_response/customer']?.value).toEqual(ended(customer));
    expect(figures['first_response/staffed']?.value).toEqual(ended(staffed));
  });
  it.each([
    ['a lunch break', '2026-10-20 12:00', '2026-10-20 13:10', 70, 40],
    ['a holiday and a week-end', '2026-12-24 17:30', '2026-12-28 08:20', 86 * 60 + 50, 50],
  ])('leaves out %s', (_, from, to, customer, staffed) => {
    const interaction = only(aConversation([event(from, 'customer'), event(to, 'human')]));
    const figures = measured(interaction, late, { calendarOf: () => office });
    expect(figures['first_response/customer']?.value).toEqual(ended(customer * 60));
    expect(figures['first_response/staffed']?.value).toEqual(ended(staffed * 60));
  });
});

describe('7: a mail merged into a tweet of the same customer', () => {
  const tweet = aConversation(
    [
      event('2026-10-19 09:00', 'customer'),
      event('2026-10-19 10:00', 'human'),
      event('2026-10-19 11:00', 'human', 'solved'),
    ],
    { id: 'tweet', channel: 'twitter', customer: 'ann' },
  );
  const mail = aConversation(
    [
      event('2026-10-19 09:20', 'customer'),
      event('2026-10-19 09:40', 'human', 'merged', { into: 'tweet' }),
    ],
    { id: 'mail', channel: 'email', customer: 'ann' },
  );

  it('is two waits, one solution and one escape', () => {
    const survivor = only(withMerges(tweet, { survivor: null, absorbed: [mail] }));
    const away = only(withMerges(mail, { survivor: tweet, absorbed: [] }));
    const kept = measured(
      { ...survivor, nextContact: { at: away.openedAt, channel: 'email' } },
      late,
    );
    const merged = measured(away, late);
    expect(away).toMatchObject({ end: 'merged', mergedInto: 'tweet' });
    expect(kept['first_response/customer']?.value).toEqual(ended(3600));
    expect(merged['first_response/customer']?.value).toEqual(ended(2400));
    expect(kept['resolution/customer']?.value).toEqual(ended(7200));
    expect(kept['channel_escape/none']?.value).toEqual(is('yes'));
    for (const figure of [
      'resolution/customer',
      'reopened/none',
      'first_contact_resolution/none',
    ]) {
      expect(merged[figure]).toBeUndefined();
    }
    expect(merged['channel_escape/none']?.value).toEqual(is('no'));
  });
  it('opens the survivor at the earlier of the two', () => {
    const gone = aConversation(
      [...tweet.events.slice(0, 1), event('2026-10-19 09:40', 'human', 'merged', { into: 'mail' })],
      { id: 'tweet' },
    );
    const stays = aConversation([mail.events[0]!, event('2026-10-19 10:00', 'human')], {
      id: 'mail',
    });
    expect(only(withMerges(stays, { survivor: null, absorbed: [gone] })).openedAt).toBe(
      brussels('2026-10-19 09:00'),
    );
  });
  it('takes a merge the source tells nothing of to lie at the last event', () => {
    const silent = { ...mail, events: mail.events.slice(0, 1) };
    const away = only(withMerges(silent, { survivor: tweet, absorbed: [] }));
    expect(away).toMatchObject({
      end: 'merged',
      mergedInto: 'tweet',
      firstResponseAt: brussels('2026-10-19 10:00'),
    });
  });
});

describe('8: the agent writes first', () => {
  const outbound = event('2026-10-19 09:00', 'human');
  it('has no wait until the customer speaks', () => {
    const interaction = only(
      aConversation(
        [outbound, event('2026-10-20 10:00', 'customer'), event('2026-10-20 10:20', 'human')],
        { startedBy: 'company' },
      ),
    );
    expect(interaction.openedAt).toBe(brussels('2026-10-20 10:00'));
    expect(measured(interaction, late)['first_response/customer']?.value).toEqual(ended(1200));
  });
  it('is left out and counted as outbound where nobody answered, or only thanks came', () => {
    const thanks = event('2026-10-20 10:00', 'customer', 'message', { isCourtesy: true });
    for (const events of [[outbound], [outbound, thanks]]) {
      const { interactions, leftOut } = cutEpisodes(
        aConversation(events, { startedBy: 'company' }),
        plainContext,
      );
      expect(interactions).toEqual([]);
      expect(leftOut).toEqual([
        { key: 'c1', reason: 'outbound_unanswered', openedAt: outbound.at, channel: 'email' },
      ]);
    }
  });
});

describe('9: thanks after the solution', () => {
  const solved = [
    event('2026-10-19 09:00', 'customer'),
    event('2026-10-19 09:10', 'human'),
    event('2026-10-19 09:15', 'human', 'solved'),
  ];
  const reply = (isCourtesy: boolean) =>
    event('2026-10-19 10:15', 'customer', 'message', { isCourtesy });
  it('is no wait, no reopening, and once stays enough', () => {
    const figures = measured(
      only(aConversation([...solved, reply(true)], { customer: 'ann' })),
      late,
    );
    expect(figures['reopened/none']?.value).toEqual(is('no'));
    expect(figures['first_contact_resolution/none']?.value).toEqual(is('yes'));
  });
  it('is the next episode where it asks something', () => {
    const [first, second] = cut(aConversation([...solved, reply(false)], { customer: 'ann' })) as [
      Interaction,
      Interaction,
    ];
    const figures = measured(first, late);
    expect(figures['reopened/none']?.value).toEqual(is('yes'));
    expect(figures['first_contact_resolution/none']?.value).toEqual(is('no'));
    expect(second).toMatchObject({
      episode: 2,
      end: 'open',
      openedAt: brussels('2026-10-19 10:15'),
    });
  });
});

describe('and besides', () => {
  it('takes messages before the reply as one wait, from the first', () => {
    const interaction = only(
      aConversation([
        event('2026-10-19 09:00', 'customer'),
        event('2026-10-19 09:05', 'customer'),
        event('2026-10-19 09:20', 'human'),
      ]),
    );
    expect(measured(interaction, late)['first_response/customer']?.value).toEqual(ended(1200));
  });
  it('ends no wait with a private note', () => {
    const note = event('2026-10-19 09:02', 'human', 'message', { isVisibleToCustomer: false });
    const interaction = only(
      aConversation([
        event('2026-10-19 09:00', 'customer'),
        note,
        event('2026-10-19 09:20', 'human'),
      ]),
    );
    expect(measured(interaction, late)['first_response/customer']?.value).toEqual(ended(1200));
  });
  it('counts one first response where two agents answer with a customer reply between', () => {
    const interaction = only(
      aConversation([
        event('2026-10-19 09:00', 'customer'),
        event('2026-10-19 09:20', 'human'),
        event('2026-10-19 09:30', 'customer'),
        event('2026-10-19 11:30', 'human'),
      ]),
    );
    expect(measured(interaction, late)['first_response/customer']?.value).toEqual(ended(1200));
  });
  it('cuts the same page polled twice, or backwards, into the same episodes', () => {
    const conversation = aConversation([
      event('2026-10-19 09:00', 'customer'),
      event('2026-10-19 09:20', 'human'),
      event('2026-10-19 09:30', 'human', 'solved'),
      event('2026-10-20 09:30', 'customer'),
      event('2026-10-20 10:30', 'human'),
    ]);
    const expected = cut(conversation);
    expect(expected).toHaveLength(2);
    expect(
      cut({ ...conversation, events: [...conversation.events, ...conversation.events] }),
    ).toEqual(expected);
    expect(cut({ ...conversation, events: conversation.events.toReversed() })).toEqual(expected);
  });
});
