import fc from 'fast-check';
import { minimalTimeline } from '../../src/domain/minimal-timeline.js';
import type { FlatFields } from '../../src/domain/minimal-timeline.js';
import { cutEpisodes } from '../../src/domain/episode.js';
import type { MeasurableField } from '../../src/domain/conversation.js';
import type { ServicePromise } from '../../src/domain/promise.js';
import {
  anInteraction,
  brussels,
  measured,
  office,
  plainContext,
} from '../support/interactions.js';

const day = 86_400;
const openedAt = brussels('2026-10-19 09:00');
const later = (seconds: number) => openedAt + seconds * 1000;
const always = later(400 * day);
const is = (outcome: 'yes' | 'no' | 'pending') => ({ kind: 'share', outcome });
const promise = (fields: Partial<ServicePromise> = {}): ServicePromise => ({
  channel: 'email',
  metric: 'first_response',
  withinSeconds: 3600,
  clock: 'customer',
  topic: null,
  from: null,
  ...fields,
});
const flat = (fields: Partial<FlatFields>, measurable?: readonly MeasurableField[], now?: number) =>
  cutEpisodes(minimalTimeline({ id: 'r1', channel: 'email', openedAt, ...fields }, now), {
    ...plainContext,
    ...(measurable ? { measurable } : {}),
  }).interactions[0]!;

describe('waits', () => {
  it('are open until their follow-up limit, then censored at it', () => {
    const waiting = anInteraction();
    const at = (seconds: number) => measured(waiting, later(seconds))['first_response/customer'];
    expect(at(3600)).toMatchObject({
      value: { outcome: 'open', seconds: 3600 },
      settlesAt: later(28 * day),
    });
    expect(at(28 * day)).toMatchObject({ value: { outcome: 'censored', seconds: 28 * day } });
    expect(at(100 * day)).toEqual(at(28 * day));
    expect(measured(waiting, later(-60))['first_response/customer']?.value).toMatchObject({
      seconds: 0,
    });
  });
  it('count an ending after the limit as censored at the limit, at once', () => {
    const slow = anInteraction({
      firstResponseAt: later(40 * day),
      resolvedAt: later(181 * day),
      end: 'solved',
    });
    const figures = measured(slow, always);
    expect(figures['first_response/customer']).toMatchObject({
      value: { outcome: 'censored', seconds: 28 * day },
      settlesAt: 0,
    });
    expect(figures['resolution/customer']).toMatchObject({
      value: { outcome: 'censored', seconds: 180 * day },
      settlesAt: 0,
    });
  });
  it('keep milliseconds', () => {
    expect(
      measured(anInteraction({ firstResponseAt: openedAt + 1234 }), always)[
        'first_response/customer'
      ]?.value,
    ).toMatchObject({ seconds: 1.234 });
  });
  it('are censored where the customer gave up', () => {
    const gone = anInteraction({ abandonedAt: later(240), end: 'abandoned' });
    expect(measured(gone, always)['first_response/customer']).toMatchObject({
      value: { outcome: 'censored', seconds: 240 },
      settlesAt: 0,
    });
  });
  it('are divided by their promise, on the clock of the promise', () => {
    const answered = anInteraction({
      openedAt: brussels('2026-10-19 17:30'),
      firstResponseAt: brussels('2026-10-20 08:30'),
    });
    const scaled = (clock: 'customer' | 'staffed') =>
      measured(answered, always, { calendarOf: () => office, promises: [promise({ clock })] })[
        'first_response/promise'
      ]?.value;
    expect(scaled('staffed')).toMatchObject({ seconds: day });
    expect(scaled('customer')).toMatchObject({ seconds: 15 * day });
  });
  it('divide a solution by the due instant of its own row', () => {
    const row = anInteraction({ dueAt: later(2 * day), resolvedAt: later(3 * day), end: 'solved' });
    expect(measured(row, always)['resolution/promise']?.value).toEqual({
      kind: 'duration',
      outcome: 'ended',
      seconds: 1.5 * day,
    });
    expect(measured(row, always)['first_response/promise']).toBeUndefined();
  });
  it('take a channel without a calendar as always open', () => {
    const answered = anInteraction({ firstResponseAt: brussels('2026-10-25 03:30') });
    const figures = measured(answered, always);
    expect(figures['first_response/staffed']?.value).toEqual(
      figures['first_response/customer']?.value,
    );
  });
});

describe('promise kept', () => {
  const keptAs = (
    fields: Parameters<typeof anInteraction>[0],
    asOf = always,
    promises = [promise()],
  ) => measured(anInteraction(fields), asOf, { promises });
  it('ends inside the promise or misses it, the last second included', () => {
    expect(
      keptAs({ firstResponseAt: later(3600) })['promise_kept/of_first_response']?.value,
    ).toEqual(is('yes'));
    expect(
      keptAs({ firstResponseAt: later(3601) })['promise_kept/of_first_response']?.value,
    ).toEqual(is('no'));
  });
  it('is pending until due', () => {
    expect(keptAs({}, later(3599))['promise_kept/of_first_response']).toMatchObject({
      value: is('pending'),
      settlesAt: later(3600),
    });
    expect(keptAs({}, later(3600))['promise_kept/of_first_response']?.value).toEqual(is('no'));
  });
  it('is missed by who gave up, unless that was within five seconds', () => {
    const gone = (seconds: number) => keptAs({ end: 'abandoned', abandonedAt: later(seconds) });
    expect(gone(5)['promise_kept/of_first_response']).toMatchObject({
      value: is('no'),
      settlesAt: 0,
    });
    expect(gone(4.9)['promise_kept/of_first_response']).toBeUndefined();
  });
  it('knows no promise where none was made', () => {
    expect(Object.keys(keptAs({ firstResponseAt: later(60) }, always, []))).not.toContain(
      'promise_kept/of_first_response',
    );
  });
  it("takes a row's flag only where the source names no due instants", () => {
    const fields: readonly MeasurableField[] = ['resolvedAt', 'promiseKept'];
    expect(
      measured(flat({ promiseKept: false }, fields), always)['promise_kept/of_resolution']?.value,
    ).toEqual(is('no'));
    expect(
      measured(flat({ promiseKept: true }, [...fields, 'dueAt']), always)[
        'promise_kept/of_resolution'
      ],
    ).toBeUndefined();
    expect(
      measured(flat({ promiseKept: true, dueAt: later(60) }, [...fields, 'dueAt']), always)[
        'promise_kept/of_resolution'
      ]?.value,
    ).toEqual(is('no'));
  });
  it('gives a date without a time until the end of that day', () => {
    const due = { dueAt: openedAt, isDateOnly: true } as const;
    expect(keptAs({ ...due, resolvedAt: openedAt })['promise_kept/of_resolution']?.value).toEqual(
      is('yes'),
    );
    expect(keptAs(due, later(3600))['promise_kept/of_resolution']?.value).toEqual(is('pending'));
  });
});

describe('shares that look ahead', () => {
  it('are pending until ripe, whatever is already known', () => {
    const solved = anInteraction({
      firstResponseAt: later(60),
      resolvedAt: later(120),
      end: 'solved',
      customer: 'ann',
      reopenedAt: later(day),
      reopens: 1,
    });
    const before = measured(solved, later(6 * day));
    const after = measured(solved, later(8 * day));
    for (const [metric, outcome] of [
      ['unanswered', 'no'],
      ['reopened', 'yes'],
      ['first_contact_resolution', 'no'],
      ['channel_escape', 'no'],
    ] as const) {
      expect(before[`${metric}/none`]?.value).toEqual(is('pending'));
      expect(after[`${metric}/none`]?.value).toEqual(is(outcome));
    }
    expect(before['unanswered/none']?.settlesAt).toBe(later(7 * day));
    expect(before['reopened/none']?.settlesAt).toBe(later(120 + 7 * day));
  });
  it('count a reply after seven days as none', () => {
    expect(
      measured(anInteraction({ firstResponseAt: later(7 * day + 1) }), always)['unanswered/none']
        ?.value,
    ).toEqual(is('yes'));
  });
  it('see a reopening only inside its window', () => {
    const solved = (reopenedAt: number) =>
      measured(
        anInteraction({ resolvedAt: openedAt, end: 'solved', reopenedAt, reopens: 1 }),
        always,
      );
    expect(solved(later(7 * day))['reopened/none']?.value).toEqual(is('yes'));
    expect(solved(later(7 * day + 1))['reopened/none']?.value).toEqual(is('no'));
  });
  it('take the count of a flat row, and nothing from an empty one', () => {
    const solved = (reopens: number | null) =>
      measured(flat({ resolvedAt: later(60), reopens }), always)['reopened/none']?.value;
    expect([solved(2), solved(0), solved(null)]).toEqual([is('yes'), is('no'), undefined]);
  });
  it('see a repeat through any door end first-contact resolution, and only another door as an escape', () => {
    const next = (channel: string, seconds: number) => {
      const figures = measured(
        anInteraction({
          customer: 'ann',
          resolvedAt: later(day),
          end: 'solved',
          reopens: 0,
          nextContact: { at: later(seconds), channel },
        }),
        always,
      );
      return [
        figures['first_contact_resolution/none']?.value,
        figures['channel_escape/none']?.value,
      ];
    };
    expect(next('phone', 2 * day)).toEqual([is('no'), is('yes')]);
    expect(next('email', 2 * day)).toEqual([is('no'), is('no')]);
    expect(next('phone', 8 * day + 1)).toEqual([is('yes'), is('no')]);
  });
  it('follow a customer from the opening while unsolved, and nobody without a key', () => {
    const open = anInteraction({
      customer: 'ann',
      nextContact: { at: later(6 * day), channel: 'phone' },
    });
    expect(measured(open, later(7 * day))['channel_escape/none']?.value).toEqual(is('yes'));
    expect(measured(open, later(7 * day))['first_contact_resolution/none']).toBeUndefined();
    expect(measured({ ...open, customer: null }, always)['channel_escape/none']).toBeUndefined();
  });
  it('prefer what the source supplies on first contact', () => {
    const supplied = measured(flat({ resolvedFirstContact: false, customer: 'ann' }), openedAt);
    expect(supplied['first_contact_resolution/supplied']).toMatchObject({
      value: is('no'),
      settlesAt: 0,
    });
    expect(supplied['first_contact_resolution/none']).toBeUndefined();
    const surveyed = anInteraction({ resolvedFirstContact: true, isFirstContactSurveyed: true });
    expect(measured(surveyed, openedAt)['first_contact_resolution/surveyed']?.value).toEqual(
      is('yes'),
    );
  });
  it('keep the reading that is blind to other doors beside the one that sees them', () => {
    const solved = flat({ customer: 'ann', resolvedAt: later(3600) });
    const readings = (channel: string | null): readonly unknown[] => {
      const nextContact = channel === null ? null : { at: later(2 * day), channel };
      const figures = measured({ ...solved, nextContact }, always);
      return ['none', 'in_channel'].map(
        (variant) => figures[`first_contact_resolution/${variant}`]?.value,
      );
    };
    expect(readings(null)).toEqual([is('yes'), is('yes')]);
    expect(readings('email')).toEqual([is('no'), is('no')]);
    expect(readings('phone')).toEqual([is('no'), is('yes')]);
  });
});

describe('abandonment', () => {
  const fields: readonly MeasurableField[] = ['firstResponseAt', 'resolvedAt', 'abandonedAt'];
  const outcome = (row: Partial<FlatFields>, measurable = fields) =>
    measured(flat(row, measurable), later(60))['abandonment/none']?.value;
  it('is decided by the abandon, the answer or the end, and pending in the queue', () => {
    expect(outcome({ abandonedAt: later(30) })).toEqual(is('yes'));
    expect(outcome({ firstResponseAt: later(30) })).toEqual(is('no'));
    expect(outcome({ resolvedAt: later(30) })).toEqual(is('no'));
    expect(outcome({})).toEqual(is('pending'));
    expect(outcome({}, ['abandonedAt'])).toEqual(is('no'));
  });
  it('leaves short abandons out of both halves', () => {
    const short = measured(flat({ abandonedAt: later(4) }, fields), always);
    expect(short['abandonment/none']).toBeUndefined();
    expect(short['unanswered/none']).toBeUndefined();
  });
  it('exists only where there is a queue', () => {
    const row = flat({ abandonedAt: later(30) }, fields);
    expect(measured(row, always, { kindOf: () => 'email' })['abandonment/none']).toBeUndefined();
    expect(measured(row, always, { kindOf: () => 'chat' })['abandonment/none']?.value).toEqual(
      is('yes'),
    );
  });
  it('is none where the caller was answered first', () => {
    expect(flat({ abandonedAt: later(30), firstResponseAt: later(20) })).toMatchObject({
      abandonedAt: null,
      firstResponseAt: later(20),
    });
  });
});

describe('what a source cannot say is not measured', () => {
  it('measures only what is mapped', () => {
    expect(Object.keys(measured(flat({ resolvedAt: later(60) }, ['resolvedAt']), always))).toEqual([
      'resolution/customer',
      'resolution/staffed',
    ]);
    expect(measured(flat({}, []), always)).toEqual({});
  });
  it('counts moves of answered contacts only', () => {
    const moved = (row: Partial<FlatFields>) =>
      measured(flat({ transfers: 1, ...row }), always)['transferred/none']?.value;
    expect([moved({ firstResponseAt: later(60) }), moved({})]).toEqual([is('yes'), undefined]);
  });
  it('reads a rating on its own scale, and refuses one outside it', () => {
    const rated = (value: number, scale: '1-5' | '1-10') =>
      measured(flat({ ratings: [{ metric: 'csat', value, scale }] }), always);
    expect(rated(4, '1-5')['csat/scale_1_5']?.value).toEqual({ kind: 'rating', value: 4 });
    expect(rated(9, '1-10')['csat/scale_1_10']?.value).toEqual({ kind: 'rating', value: 9 });
    expect(Object.keys(rated(9, '1-5')).filter((key) => key.startsWith('csat'))).toEqual([]);
  });
  it('reads a review', () => {
    expect(measured(flat({ answerCorrect: false }), always)['answer_correct/none']?.value).toEqual(
      is('no'),
    );
  });
});

describe('faults', () => {
  it('refuse the measurement they touch and nothing else', () => {
    const row = flat({
      firstResponseAt: later(-60),
      resolvedAt: later(60),
    });
    expect(row.faults).toEqual(['first_response_before_opening']);
    const figures = measured(row, always);
    expect(figures['first_response/customer']).toBeUndefined();
    expect(figures['unanswered/none']).toBeUndefined();
    expect(figures['resolution/customer']?.value).toMatchObject({ outcome: 'ended', seconds: 60 });
  });
  it('refuse a solution in the future and keep the answer', () => {
    const row = flat(
      { firstResponseAt: later(60), resolvedAt: later(9999) },
      undefined,
      later(120),
    );
    expect(row.faults).toEqual(['end_in_the_future']);
    const figures = measured(row, always);
    expect(figures['resolution/customer']).toBeUndefined();
    expect(figures['first_response/customer']?.value).toMatchObject({ seconds: 60 });
  });
  it('refuse a negative duration even where nobody named it', () => {
    expect(
      measured(anInteraction({ resolvedAt: later(-1), end: 'solved' }), always)[
        'resolution/customer'
      ],
    ).toBeUndefined();
  });
});

describe('time passing', () => {
  it('never changes what has settled, for any row', () => {
    const instant = fc.option(fc.integer({ min: -day, max: 200 * day }).map(later), { nil: null });
    const row = fc.record({
      firstResponseAt: instant,
      resolvedAt: instant,
      abandonedAt: instant,
      dueAt: instant,
      isDateOnly: fc.boolean(),
      reopens: fc.option(fc.nat(2), { nil: null }),
      customer: fc.constantFrom(null, 'ann'),
      promiseKept: fc.constantFrom(null, true),
    });
    const asOf = fc.integer({ min: 0, max: 220 * day }).map(later);
    const rules = {
      promises: [
        promise({ clock: 'staffed' }),
        promise({ metric: 'resolution', withinSeconds: 9 * day }),
      ],
      calendarOf: () => office,
    };
    fc.assert(
      fc.property(row, asOf, asOf, (fields, one, other) => {
        const interaction = flat(fields);
        const [early, late] = [Math.min(one, other), Math.max(one, other)];
        const afterwards = measured(interaction, late, rules);
        const before = measured(interaction, early, rules);
        expect(Object.keys(afterwards)).toEqual(Object.keys(before));
        for (const [key, figure] of Object.entries(before)) {
          expect(afterwards[key]?.settlesAt).toBe(figure.settlesAt);
          if (figure.settlesAt <= early) expect(afterwards[key]).toEqual(figure);
        }
      }),
    );
  });
});
