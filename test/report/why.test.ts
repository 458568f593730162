import fc from 'fast-check';
import type { Interaction } from '../../src/domain/interaction.js';
import { typicalPair } from '../../src/report/why/typical-pair.js';
import { whyContact, type WhyPlace } from '../../src/report/why/why-contact.js';
import { whyParts } from '../../src/report/why/why-parts.js';
import { brussels, calendar } from '../support/interactions.js';
import { interaction } from '../support/web-pages.js';

const nineToSix = calendar({ 'mon-fri': ['09:00-18:00'] });
const place: WhyPlace = {
  ...{ metric: 'first_response', basis: 'customer', zone: 'Europe/Brussels', promises: [] },
  calendarOf: (channel) => (channel === 'email' ? nineToSix : null),
  until: brussels('2026-11-01 00:00'),
};

function contact(changes: Partial<Interaction>): Interaction {
  return { ...interaction(1), channel: 'email', transfers: 0, reopens: 0, ...changes };
}

describe('one wait taken apart', () => {
  const overWeekend = contact({
    openedAt: brussels('2026-09-04 17:55'),
    firstResponseAt: brussels('2026-09-07 09:05'),
    resolvedAt: brussels('2026-09-07 10:05'),
  });

  it('is closed hours, then queueing, then what follows the first answer', () => {
    expect(whyContact(overWeekend, place)!.pieces).toEqual({
      closed: 63 * 3600,
      queue: 600,
      after: 0,
    });
    expect(whyContact(overWeekend, { ...place, metric: 'resolution' })!.pieces).toEqual({
      closed: 63 * 3600,
      queue: 600,
      after: 3600,
    });
    expect(whyContact({ ...overWeekend, channel: 'twitter' }, place)!.pieces.closed).toBe(0);
  });

  it('against a promise of opening hours knows no closed hours', () => {
    const promises = [
      {
        channel: 'email',
        metric: 'first_response',
        withinSeconds: 1200,
        clock: 'staffed',
      } as const,
    ].map((promise) => ({ ...promise, topic: null, from: null }));
    expect(whyContact(overWeekend, { ...place, basis: 'promise', promises })!.pieces).toEqual({
      closed: 0,
      queue: 0.5,
      after: 0,
    });
    expect(whyContact(overWeekend, { ...place, basis: 'promise' })).toBeNull();
  });

  it('is nothing before it has ended', () => {
    expect(whyContact({ ...overWeekend, firstResponseAt: null }, place)).toBeNull();
    expect(whyContact(overWeekend, { ...place, until: brussels('2026-09-06 00:00') })).toBeNull();
  });
});

describe('two contacts side by side', () => {
  it('are the middle ones of the hours both channels share most', () => {
    const at = (openedAt: string, minutes: number, channel = 'twitter') =>
      whyContact(
        contact({
          channel,
          openedAt: brussels(openedAt),
          firstResponseAt: brussels(openedAt) + minutes * 60_000,
        }),
        place,
      )!;
    const slow = [
      at('2026-09-07 10:00', 30),
      at('2026-09-08 10:00', 50),
      at('2026-09-09 10:00', 90),
    ];
    const fast = [at('2026-09-07 10:30', 5), at('2026-09-12 23:00', 1)];
    const pair = typicalPair(slow, fast)!;
    expect(pair.worse).toMatchObject({ firstResponseSeconds: 3000 });
    expect(pair.better).toMatchObject({ firstResponseSeconds: 300 });
    expect(typicalPair(slow, [at('2026-09-12 23:00', 1)])).toBeNull();
  });
});

describe('a difference taken apart', () => {
  const piece = fc.integer({ min: 0, max: 500_000 });
  const contacts = fc.array(
    fc.record({
      stratum: fc.constantFrom('a', 'b', 'c'),
      isMoved: fc.boolean(),
      pieces: fc.record({ closed: piece, queue: piece, after: piece }),
    }),
    { minLength: 1, maxLength: 30 },
  );

  it('adds up exactly, whatever the contacts', () => {
    fc.assert(
      fc.property(contacts, contacts, (worse, better) => {
        const { total, parts } = whyParts(worse, better)!;
        const sum = parts.reduce((all, { value }) => all + value, 0);
        expect(Math.abs(sum - total)).toBeLessThan(1e-6 * Math.max(1, Math.abs(total)));
      }),
      { numRuns: 300, seed: 7 },
    );
  });

  it('is all mix where like is treated alike, and no mix where only the queue differs', () => {
    const wait = (stratum: string, queue: number) => ({
      stratum,
      isMoved: false,
      pieces: { closed: 0, queue, after: 0 },
    });
    const valueOf = (part: string, difference: ReturnType<typeof whyParts>): number =>
      difference!.parts.find((one) => one.part === part)!.value;
    const mix = whyParts(
      [wait('a', 10), wait('b', 90), wait('b', 90)],
      [wait('a', 10), wait('b', 90)],
    );
    expect(valueOf('mix', mix)).toBeCloseTo(mix!.total);
    const queue = whyParts([wait('a', 30), wait('b', 110)], [wait('a', 10), wait('b', 90)]);
    expect(valueOf('queue', queue)).toBeCloseTo(20);
    expect(valueOf('mix', queue)).toBeCloseTo(0);
  });

  it('lays at the door of transfers what more of them make', () => {
    const solved = (isMoved: boolean) => ({
      stratum: 'a',
      isMoved,
      pieces: { closed: 0, queue: 60, after: isMoved ? 5000 : 1000 },
    });
    const found = whyParts([solved(true), solved(true)], [solved(true), solved(false)])!;
    expect(found.total).toBe(2000);
    expect(found.parts.find(({ part }) => part === 'transfers')!.value).toBe(2000);
  });

  it('is nothing without ended waits on both sides', () => {
    expect(whyParts([], [])).toBeNull();
  });
});
