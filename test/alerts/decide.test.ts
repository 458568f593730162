import { decide, type Situation } from '../../src/alerts/decide.js';
import { decideSources, mutedChannels } from '../../src/alerts/decide-source.js';
import type { PendingGap } from '../../src/alerts/decision.js';
import { aChange, aGap, aRoute } from '../support/gaps.js';

const now = Date.parse('2026-10-27T12:00:00+01:00');
const hour = 3_600_000;

const situation = (pending: readonly PendingGap[], over: Partial<Situation> = {}): Situation => ({
  now,
  zone: 'Europe/Brussels',
  route: aRoute(),
  pending,
  mutedChannels: new Set(),
  parents: [],
  threads: new Set(),
  rootsToday: 0,
  ...over,
});

const pending = (over: Partial<PendingGap> = {}): PendingGap => ({
  gap: aGap(),
  changes: [aChange('opened', now - hour)],
  lastSaid: null,
  isIncomplete: false,
  ...over,
});

const reasons = (one: Situation): string[] =>
  decide(one).map((decision) => `${decision.verdict} ${decision.reason}`);
const reason = (one: PendingGap, over: Partial<Situation> = {}): string | undefined =>
  reasons(situation([one], over))[0];

describe('decide', () => {
  it('sends a new gap once its topic has been collected', () => {
    expect(reason(pending())).toBe('send first');
    expect(reason(pending({ changes: [aChange('opened', now - 599_000)] }))).toBe('hold grouping');
  });

  it('holds the alert while the gap is unchanged', () => {
    expect(reason(pending({ changes: [], lastSaid: 'open' }))).toBe('hold unchanged');
  });

  it('sends worsened, resolved and reopened, each by its name', () => {
    expect(reason(pending({ changes: [aChange('worsened', now)], lastSaid: 'open' }))).toBe(
      'send worsened',
    );
    expect(
      reason(
        pending({
          gap: aGap({ state: 'resolved' }),
          changes: [aChange('resolved', now)],
          lastSaid: 'open',
        }),
      ),
    ).toBe('send resolved');
    expect(reason(pending({ lastSaid: 'resolved' }))).toBe('send reopened');
  });

  it('says nothing of a gap that opened and closed before anybody heard of it', () => {
    const gap = aGap({ state: 'resolved' });
    const [decision] = decide(
      situation([
        pending({ gap, changes: [aChange('opened', now - hour), aChange('resolved', now)] }),
      ]),
    );
    expect(decision).toMatchObject({ verdict: 'hold', reason: 'unchanged', isFinal: true });
  });

  it('holds in quiet hours until they end', () => {
    const night = Date.parse('2026-10-27T20:00:00+01:00');
    const [decision] = decide(situation([pending()], { now: night }));
    expect(decision).toMatchObject({
      reason: 'quiet_hours',
      until: Date.parse('2026-10-28T08:00:00+01:00'),
    });
  });

  it('holds snoozed and accepted gaps until their end, then speaks', () => {
    const until = now + hour;
    expect(decide(situation([pending({ gap: aGap({ snoozedUntil: until }) })]))[0]).toMatchObject({
      reason: 'snoozed',
      until,
    });
    expect(decide(situation([pending({ gap: aGap({ acceptedUntil: until }) })]))[0]).toMatchObject({
      reason: 'accepted',
      until,
    });
    expect(reason(pending({ gap: aGap({ snoozedUntil: now, acceptedUntil: now }) }))).toBe(
      'send first',
    );
  });

  it('keeps a snoozed gap that worsens snoozed', () => {
    const gap = aGap({ snoozedUntil: now + hour });
    expect(reason(pending({ gap, changes: [aChange('worsened', now)], lastSaid: 'open' }))).toBe(
      'hold snoozed',
    );
  });

  it("shows a person's act on the root at once, at night too, without a new message", () => {
    const night = Date.parse('2026-10-27T20:00:00+01:00');
    const gap = aGap({ snoozedUntil: night + hour });
    expect(
      reason(
        pending({ gap, changes: [aChange('snoozed', night, { by: 'U1' })], lastSaid: 'open' }),
        { now: night },
      ),
    ).toBe('send acted_on');
    expect(reason(pending({ changes: [aChange('acknowledged', now, { by: 'U1' })] }))).toBe(
      'hold unchanged',
    );
  });

  it('calls the end of an acceptance a reopening', () => {
    expect(reason(pending({ changes: [aChange('released', now)], lastSaid: 'open' }))).toBe(
      'send reopened',
    );
  });

  it('mutes every gap of a channel whose source is down', () => {
    expect(reason(pending(), { mutedChannels: new Set(['phone']) })).toBe('hold inhibited');
    expect(reason(pending(), { mutedChannels: new Set(['email']) })).toBe('send first');
    expect(reason(pending({ isIncomplete: true }))).toBe('hold incomplete_data');
  });

  it('folds a topic into the announced gap of all topics with the same pair, metric and direction', () => {
    const parent = aGap({ id: 'p', topic: null });
    expect(reason(pending(), { parents: [parent] })).toBe('hold folded_into_parent');
    expect(
      reason(pending(), { parents: [aGap({ topic: null, better: 'phone', worse: 'twitter' })] }),
    ).toBe('send first');
    expect(reason(pending(), { parents: [aGap({ topic: null, metric: 'resolution' })] })).toBe(
      'send first',
    );
  });

  it('sends a route only its topics', () => {
    const route = aRoute({ name: 'billing team', topics: ['billing'] });
    expect(reason(pending(), { route })).toBe('send first');
    expect(reason(pending({ gap: aGap({ topic: 'moving' }) }), { route })).toBe('hold no_route');
    expect(reason(pending(), { route: { ...route, kinds: ['source'] } })).toBe('hold no_route');
  });

  it('starts at most five threads a day, the gravest first; a thread that exists goes on (S12)', () => {
    const storm = Array.from({ length: 300 }, (_, place) =>
      pending({
        gap: aGap({
          id: `g${place}`,
          topic: `t${place}`,
          severity: place === 299 ? 'major' : 'minor',
        }),
      }),
    );
    const decisions = decide(situation(storm));
    expect(decisions.filter((one) => one.verdict === 'send')).toHaveLength(5);
    expect(decisions.filter((one) => one.reason === 'daily_cap')).toHaveLength(295);
    expect(decisions[0]).toMatchObject({ gapId: 'g299', verdict: 'send' });
    expect(reason(pending(), { rootsToday: 5, threads: new Set(['topic:billing']) })).toBe(
      'send first',
    );
  });
});

describe('decideSources', () => {
  const source = { id: 'pbx', isLive: true, health: 'stalled', channels: ['phone'] };

  it('tells of trouble once, and once when it is over (S13)', () => {
    expect(decideSources([source], new Map())[0]).toMatchObject({
      verdict: 'send',
      reason: 'source_late',
    });
    expect(decideSources([source], new Map([['pbx', 'source_late']]))[0]).toMatchObject({
      verdict: 'hold',
      reason: 'unchanged',
    });
    expect(
      decideSources([{ ...source, health: 'ok' }], new Map([['pbx', 'source_late']]))[0],
    ).toMatchObject({ reason: 'source_returned' });
  });

  it('mutes the channels of a source in trouble, never those of a finished file', () => {
    expect([...mutedChannels([source])]).toEqual(['phone']);
    expect([...mutedChannels([{ ...source, isLive: false }])]).toEqual([]);
  });
});
