import { instantOf } from '../../src/report/query/read-period.js';
import {
  resolveWindow,
  windowBefore,
  windowLabel,
  windowYearBefore,
} from '../../src/report/window.js';

const zone = 'Europe/Brussels';
const at = (text: string): number => instantOf(text, zone) ?? NaN;
const span = (from: string, to: string) => ({ from: at(from), to: at(to) });
const completeUntil = at('2026-10-26T07:00:00Z');
const open = { from: null, to: null, period: null };

describe('the window of a report', () => {
  it('is the last four complete ISO weeks before the figures end, clock change included', () => {
    expect(resolveWindow(open, completeUntil, zone)).toEqual(span('2026-09-28', '2026-10-26'));
  });

  it('does not count a week whose last hour is missing', () => {
    expect(resolveWindow(open, at('2026-10-25T22:00:00Z'), zone)).toEqual(
      span('2026-09-21', '2026-10-19'),
    );
  });

  it('counts a week that is complete to the last instant', () => {
    expect(resolveWindow(open, at('2026-10-26'), zone)).toEqual(span('2026-09-28', '2026-10-26'));
  });

  it('moves relative periods along', () => {
    const of = (period: 'last-13-weeks' | 'last-7-days') =>
      resolveWindow({ ...open, period }, completeUntil, zone);
    expect(of('last-13-weeks')).toEqual(span('2026-07-27', '2026-10-26'));
    expect(of('last-7-days')).toEqual(span('2026-10-19', '2026-10-26'));
  });

  it('takes bounds as given, and completes a single one', () => {
    const given = span('2026-10-05', '2026-10-07');
    expect(resolveWindow({ ...open, ...given }, completeUntil, zone)).toEqual(given);
    expect(resolveWindow({ ...open, from: given.from }, completeUntil, zone)).toEqual({
      from: given.from,
      to: completeUntil,
    });
    expect(resolveWindow({ ...open, from: at('2027-01-01') }, completeUntil, zone)).toEqual(
      span('2027-01-01', '2027-01-02'),
    );
    expect(resolveWindow({ ...open, to: at('2026-10-26') }, completeUntil, zone)).toEqual(
      span('2026-09-28', '2026-10-26'),
    );
  });
});

describe('earlier windows', () => {
  it('end where this one begins and last as many local days', () => {
    expect(windowBefore(span('2026-09-28', '2026-10-26'), zone)).toEqual(
      span('2026-08-31', '2026-09-28'),
    );
    const oneMorning = span('2026-10-26T06:00:00+01:00', '2026-10-26T12:00:00+01:00');
    expect(windowBefore(oneMorning, zone)).toEqual(span('2026-10-25', '2026-10-26'));
  });

  it('keep weekday and time of day a year earlier', () => {
    expect(windowYearBefore(span('2026-09-28', '2026-10-26'), zone)).toEqual(
      span('2025-09-29', '2025-10-27'),
    );
    const oneMorning = span('2026-10-26T06:00:00+01:00', '2026-10-26T12:00:00+01:00');
    expect(windowYearBefore(oneMorning, zone)).toEqual(
      span('2025-10-27T06:00:00+01:00', '2025-10-27T12:00:00+01:00'),
    );
  });
});

describe('the name of a window', () => {
  it.each([
    [
      '2026-09-28',
      '2026-10-26',
      '28 Sep - 25 Oct 2026 (weeks 40-43)',
      '28 sep - 25 okt 2026 (weken 40-43)',
    ],
    ['2026-10-19', '2026-10-26', '19 - 25 Oct 2026 (week 43)', '19 - 25 okt 2026 (week 43)'],
    ['2026-10-20', '2026-10-26', '20 - 25 Oct 2026', '20 - 25 okt 2026'],
    [
      '2026-12-21',
      '2027-01-11',
      '21 Dec 2026 - 10 Jan 2027 (weeks 52-1)',
      '21 dec 2026 - 10 jan 2027 (weken 52-1)',
    ],
  ])('of %s to %s is "%s"', (from, to, en, nl) => {
    expect(windowLabel(span(from, to), zone, 'en')).toBe(en);
    expect(windowLabel(span(from, to), zone, 'nl')).toBe(nl);
  });

  it('says the times where it cuts through a day', () => {
    const cut = span('2026-10-19T08:00:00Z', '2026-10-20');
    expect(windowLabel(cut, zone, 'en')).toBe('Mon 19 Oct 2026 10:00 - Tue 20 Oct 2026 00:00');
  });
});
